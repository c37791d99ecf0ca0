package org.probity.detection.internal;

import java.util.List;

/**
 * Words by which a text says something of the special categories (GDPR Art. 9(1), PIPL Art. 28) or
 * of criminal offences (GDPR Art. 10); English, German, French, Spanish, Chinese.
 */
final class SpecialWords {
  private SpecialWords() {}

  /** Who something may be said of. */
  static final List<String> PERSONS =
      List.of(
          "I|I'm|I've|my|me|we|our|he|she|his|her|him|hers|they|their|them|who|whose|someone|you|your",
          "patient|employee|applicant|client|customer|colleague|neighbour|neighbor|candidate|worker",
          "husband|wife|partner|son|daughter|mother|father|brother|sister|friend|boss|teacher|student",
          "man|woman|boy|girl|person|tenant|user|defendant|suspect|mr|mrs|ms|dr|mum|mom|dad|uncle|aunt",
          "ich|er|sie|wir|sein|seine|seiner|ihr|ihre|ihrer|mein|meine|meiner|herr|frau|patientin|kollege",
          "kollegin|mitarbeiter|mitarbeiterin|kunde|kundin|bewerber|bewerberin|mann|bruder|schwester",
          "je|j'ai|il|elle|mon|ma|sa|son|monsieur|madame|mme|patiente|collègue|salarié|salariée|mari|femme",
          "yo|él|ella|mi|su|señor|señora|paciente|empleado|empleada|compañero|compañera|esposo|esposa|hijo|hija",
          "我|他|她|其|本人|患者|病人|员工|先生|女士|客户|同事|学生|老师|朋友|妻子|丈夫|父亲|母亲|儿子|女儿|爸爸|妈妈");

  /** Words behind a term that make it a subject, as in "cancer research". */
  static final List<String> TOPICS =
      List.of(
          "research|researcher|rights|studies|study|awareness|statistics|movement|policy|law|laws",
          "church|charity|charities|foundation|history|literature|rate|rates|prevention|screening",
          "forschung|研究|防治|权利");

  static final List<String> HEALTH =
      List.of(
          "diabetes|diabetic|cancer|leukemia|leukaemia|tumor|tumour|HIV|HIV"
              + " positive|HIV-positive|AIDS|hepatitis",
          "depression|depressed|bipolar|schizophrenia|schizophrenic|anorexia|bulimia|PTSD|ADHD|autism|autistic",
          "epilepsy|epileptic|asthma|dementia|alzheimer's|parkinson's|multiple"
              + " sclerosis|stroke|heart attack",
          "pregnant|pregnancy|miscarriage|abortion|disabled|disability|wheelchair|chemotherapy|dialysis|insulin",
          "antidepressants|diagnosed|diagnosis|medical history|blood"
              + " pressure|hypertension|addiction|alcoholic",
          "rehab|sick"
              + " leave|psychotherapy|COPD|tuberculosis|COVID|covid-19|gonorrhea|syphilis|herpes",
          "Diabetiker|Diabetikerin|Krebs|Depressionen|schwanger|Schwangerschaft|behindert|Behinderung",
          "schwerbehindert|krankgeschrieben|Epilepsie|Demenz|Schlaganfall|Herzinfarkt|suchtkrank",
          "diabétique|diabète|dépression|dépressif|dépressive|enceinte|séropositif|séropositive|handicapé",
          "handicapée|cancer du sein|épilepsie|arrêt"
              + " maladie|diabético|diabética|cáncer|depresión|embarazada",
          "seropositivo|seropositiva|discapacidad|discapacitado|discapacitada|epilepsia|esquizofrenia",
          "糖尿病|癌症|肺癌|乳腺癌|艾滋病|抑郁症|怀孕|残疾|精神分裂|癫痫|高血压|肝炎|乙肝|心脏病|确诊|病历|流产|肿瘤|自闭症");

  static final List<String> BELIEFS =
      List.of(
          "muslim|christian|jewish|hindu|buddhist|sikh|catholic|protestant|atheist|mormon|jehovah's"
              + " witness",
          "converted to islam|converted to christianity|converted to judaism|practising catholic",
          "union member|trade union member|member of the union|trade unionist|shop steward|joined"
              + " the union",
          "voted for|member of the labour party|conservative party member|party"
              + " member|communist|socialist",
          "republican voter|democrat voter|registered republican|registered"
              + " democrat|far-right|far-left",
          "Muslimin|Moslem|katholisch|evangelisch|jüdisch|buddhistisch|konfessionslos|Gewerkschaftsmitglied",
          "Gewerkschafter|Gewerkschafterin|Parteimitglied|SPD-Mitglied|CDU-Mitglied|AfD-Wähler|wählt"
              + " die",
          "musulman|musulmane|juif|juive|catholique|bouddhiste|protestante|athée|syndiqué|syndiquée",
          "musulmán|musulmana|judío|judía|católico|católica|budista|ateo|atea|sindicalista|afiliado"
              + " al sindicato",
          "穆斯林|基督徒|佛教徒|天主教徒|信仰伊斯兰教|信教|工会会员|党员|法轮功");

  static final List<String> IDENTITY =
      List.of(
          "gay|lesbian|bisexual|homosexual|transgender|trans woman|trans man|asexual|came out"
              + " as|queer|non-binary",
          "sexual orientation|ethnic origin|of african"
              + " descent|roma|romani|uyghur|kurdish|aboriginal|black woman",
          "black man|mixed-race|latino|latina|hispanic|asian-american|african-american|african"
              + " american",
          "schwul|lesbisch|bisexuell|homosexuell|dunkelhäutig|kurdischer Herkunft|türkischer"
              + " Herkunft",
          "homosexuel|homosexuelle|lesbienne|bisexuel|bisexuelle|d'origine maghrébine|d'origine"
              + " africaine",
          "lesbiana|homosexuales|bisexuales|gitano|gitana|de origen"
              + " africano|同性恋|双性恋|跨性别|藏族|维吾尔族|回族",
          "fingerprint|fingerprints|iris scan|retina scan|face"
              + " template|faceprint|voiceprint|DNA|genome",
          "genetic test|BRCA1|BRCA2|Fingerabdruck|Fingerabdrücke|Gentest|empreintes digitales|test"
              + " génétique",
          "huellas dactilares|prueba genética|指纹|虹膜|人脸特征|声纹|基因检测");

  static final List<String> CRIMINAL =
      List.of(
          "convicted|conviction|criminal record|arrested|imprisoned|prison"
              + " sentence|jailed|felony|felon|on parole",
          "on probation|charged with|found guilty|pleaded guilty|indicted|sex offender|prior"
              + " offences|prior offenses",
          "shoplifting|burglary|robbery|served time|criminal offence|criminal offense|drunk"
              + " driving|convict|ex-convict",
          "vorbestraft|verurteilt|Vorstrafe|Vorstrafen|festgenommen|Haftstrafe|Bewährungsstrafe|straffällig",
          "condamné|condamnée|casier judiciaire|incarcéré|incarcérée|mis en examen|mise en"
              + " examen|garde à vue",
          "condenado|condenada|antecedentes penales|encarcelado|encarcelada|detenido"
              + " por|imputado|imputada",
          "犯罪记录|前科|被判|判刑|有期徒刑|入狱|被捕|逮捕|刑满释放|盗窃罪|诈骗罪|缓刑");
}
