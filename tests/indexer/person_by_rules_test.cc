// Persons in languages that the model has not learnt.
#include "indexer/annotators/person/by_rules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/annotators/person.h"

using namespace backfile;

namespace {

using Names = std::vector<std::string>;

Names people(const std::string& language, const std::string& title, const std::string& text) {
  Article article;
  article.title = title;
  article.text = text;
  article.language = language;
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  analyzer.analyze(title, language, tokens.title);
  analyzer.analyze(text, language, tokens.body);
  std::vector<TakenSpan> taken;
  PersonAnnotator().annotate(article, tokens, taken);
  Names names;
  for (const Label& label : article.person) names.push_back(label.value);
  return names;
}

}  // namespace

TEST_CASE("full names in other languages begin with a listed given name") {
  struct Row {
    const char* language;
    const char* text;
    Names people;
  };
  const Row rows[] = {
      {"de",
       "Auf den Deichen standen Soldaten. Bürgermeisterin Renate Opitz dankte den Helfern in Dresden.",
       {"Renate Opitz"}},
      {"de", "Das Wasser stieg. Karl von Miltitz half den Rentnern.", {"Karl von Miltitz"}},
      {"es",
       "El presidente Pedro Sánchez Moreno visitó La Palma. Sánchez habló con los vecinos.",
       {"Pedro Sánchez Moreno"}},
      {"pt", "O edifício é de Oscar Niemeyer, no Rio de Janeiro.", {"Oscar Niemeyer"}},
      {"tr", "Başbakan Bülent Ecevit Ankara’da konuştu. Ecevit’in sözleri kısaydı.", {"Bülent Ecevit"}},
      {"nl", "Premier Johan de Vries sprak met de vakbond.", {"Johan de Vries"}},
      {"ru", "Президент Владимир Орлов выступил в Москве.", {"Владимир Орлов"}},
      {"fr", "Les pompiers sont venus. Elle a parlé à la mairie.", {}},
      {"fr", "Les États-Unis ont gagné. Au Cameroun, on danse.", {}},
      {"fr", "Il vit en Caroline du Nord. La Maison Blanche se tait.", {}},
      {"fr", "Le président Omar al-Haddad est venu.", {"Omar al-Haddad"}},
      {"es", "Viven en Santiago de Chile. La Liga de Campeones empieza hoy.", {}},
      {"es", "Según Pablo Moreno, llueve.", {"Pablo Moreno"}},
      {"nl", "An Verhulst kwam ook naar de haven.", {"An Verhulst"}},
      {"zh", "记者在北京报道。", {}},
      {"zh", "市长陈国强在会上讲话。陈国强说，桥将在五月开通。", {"陈国强"}},
      {"zh", "“水退了。”李文秀说。", {"李文秀"}},
      {"zh", "总统唐纳德·特朗普表示，他将与弗拉基米尔·普京会谈。", {"唐纳德·特朗普", "弗拉基米尔·普京"}},
      {"zh", "作家加夫列尔·加西亚·马尔克斯的书很多。", {"加夫列尔·加西亚·马尔克斯"}},
      {"zh", "《史记·项羽本纪》和读书·生活·新知都在。", {}},
      {"ja", "北山知事は会見した。小林健一さん（４２）は「水が引いた」と話した。", {"小林健一"}},
      {"ja", "英国のジョン・スミス氏が受賞した。スウェーデン・クローナは下がった。", {"ジョン・スミス"}},
      {"ja", "県知事と市長が会った。", {}},
      // Papers, clubs and things have such dots, too.
      {"ja", "ニューヨーク・タイムズがマンチェスター・ユナイテッドのスマホ・アプリを調べた。", {}},
      {"ja", "ビル・マンションの管理とルイ・ヴィトンの鞄。ビル・ゲイツも来た。", {"ビル・ゲイツ"}},
      {"ja", "代表取締役社長が話した。故岡本氏の家だ。", {}},
      {"ja", "デザイナーのリンネア・ボルグは笑った。", {"リンネア・ボルグ"}},
      {"ja", "ヨルマ・サロ（６２）が来た。", {"ヨルマ・サロ"}},
      {"ja", "ヨルマ・サロが来た。サロ氏は医師だ。", {"ヨルマ・サロ"}},
      {"ja", "マーガレット・ボルグは市場へ行った。", {"マーガレット・ボルグ"}},
      {"ko", "윤석열 대통령은 이재명 더불어민주당 대표를 만났다.", {"윤석열", "이재명"}},
      {"ko", "도널드 트럼프 미국 대통령과 블라디미르 푸틴은 통화했다.", {"도널드 트럼프", "블라디미르 푸틴"}},
      {"ko", "정부가 장관을 불렀다. 민주당 대표와 서울대 교수, 현대차 회장은 없었다.", {}},
      {"ko", "박원순 서울시장은 웃었다. 유명한 가수와 배우가 왔다.", {"박원순"}},
      {"ko", "이상한 대통령이다. 강남구 구청장과 국방부 장관이 왔다.", {}},
      {"th", "นายสมชาย ใจดี กล่าวว่า น้ำลดแล้ว", {"สมชาย ใจดี"}},
      {"sw", "", {}},
  };
  for (const Row& row : rows) {
    const Names found = people(row.language, "", row.text);
    CHECK_MESSAGE(found == row.people, std::string(row.text), ": ", found.empty() ? "nobody" : found.front());
  }
}

TEST_CASE("a family name alone is the person of the full name, in headlines too") {
  Article article;
  CHECK(people("es", "Moreno dimite", "El ministro Pablo Moreno dimitió el lunes. Moreno no dio razones.") ==
        Names{"Pablo Moreno"});
}

TEST_CASE("any bytes in any language are read without harm") {
  for (const std::string& text : {std::string("\xff\xfe"), std::string("Karl"), std::string("Karl "),
                                  std::string("Karl von"), std::string("K. K. K."), std::string("Karl-"),
                                  std::string("Karl Opitz-"), std::string("’s Karl’s Opitz’s")}) {
    people("de", text, text);
  }
  CHECK(model_knows("en"));
  CHECK(model_knows(""));
  CHECK_FALSE(model_knows("de"));
}
