// Asks a server what the official Node client can ask, and prints what it got as one JSON object.
import OpenAI from 'openai';

const [baseURL, apiKey] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });

const refusal = async (call) => {
  try {
    await call;
    return null;
  } catch (e) {
    return { type: e.constructor.name, status: e.status, code: e.code, param: e.param };
  }
};

const models = [];
for await (const model of client.models.list()) {
  models.push(model.id);
}
const text = 'the quick brown fox';
// Without a format the client asks for base64 and decodes it.
const decoded = await client.embeddings.create({ model: 'minilm', input: text });
const floats = await client.embeddings.create({
  model: 'minilm', input: [text, 'another text'], encoding_format: 'float',
});
const moderation = await client.moderations.create({ input: ['have a nice day', 'you are a stupid bitch'] });
const typed = await client.moderations.create({ input: [{ type: 'text', text: 'have a nice day' }] });

console.log(JSON.stringify({
  models,
  decoded: decoded.data[0].embedding,
  floats: floats.data.map((line) => line.embedding),
  usage: floats.usage,
  flagged: moderation.results.map((result) => result.flagged),
  harassment: moderation.results.map((result) => result.category_scores.harassment),
  typed: typed.results.length,
  denied: await refusal(client.embeddings.create(
    { model: 'minilm', input: text }, { headers: { 'Probity-Purpose': 'social-scoring' } })),
  tokens: await refusal(client.embeddings.create({ model: 'minilm', input: [1, 2, 3] })),
  unknown: await refusal(client.embeddings.create({ model: 'none', input: text })),
  chat: await refusal(client.chat.completions.create(
    { model: 'any', messages: [{ role: 'user', content: 'hello' }] })),
  stranger: await refusal(new OpenAI({ baseURL, apiKey: 'wrong', maxRetries: 0 }).models.list()),
}));
