// What the order of hits depends on: closeness, function words of topics, expansion, age, minor languages.
#include "searcher/ranking.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "scratch.h"
#include "searcher/query/function_words.h"
#include "searcher/query/parser.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

Article article_of(const std::string& id, const std::string& text, const std::string& language = "en") {
  Article article;
  article.id = id;
  article.text = text;
  article.language = language;
  return article;
}

class Archive {
 public:
  explicit Archive(const std::vector<Article>& articles) {
    add_articles(scratch_, scratch_.file("archive"), articles);
    searcher_ = std::make_unique<Searcher>(scratch_.file("archive"), 1);
  }

  std::vector<std::string> ids(const SearchRequest& request) {
    std::vector<std::string> ids;
    for (const Hit& hit : searcher_->search(request).hits) ids.push_back(hit.id);
    return ids;
  }
  Searcher& searcher() { return *searcher_; }

 private:
  ScratchFolder scratch_;
  std::unique_ptr<Searcher> searcher_;
};

SearchRequest query(const std::string& text) {
  SearchRequest request;
  request.query = text;
  return request;
}

std::string repeated(const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word + " ";
  return text;
}

std::string kept(const std::vector<std::string_view>& words) {
  const std::vector<bool> wanted = content_words(words);
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (wanted[i]) text += (text.empty() ? "" : " ") + std::string(words[i]);
  }
  return text;
}

}  // namespace

TEST_CASE("of articles with the same words, the one that has them side by side comes first") {
  std::vector<Article> articles;
  const std::string gap = repeated("filler", 40);
  articles.push_back(article_of("near", "Storm " + gap + "harbour wall collapsed"));
  articles.push_back(article_of("far", "harbour " + gap + "wall collapsed Storm"));
  for (int i = 0; i < 20; ++i) articles.push_back(article_of("other" + std::to_string(i), gap));
  Archive archive(articles);
  CHECK(archive.ids(query("harbour wall")) == std::vector<std::string>{"near", "far"});
  SearchRequest without = query("harbour wall");
  without.second_look = false;
  const ResultPage plain = archive.searcher().search(without);
  REQUIRE(plain.hits.size() == 2);
  CHECK(plain.hits[0].score == doctest::Approx(plain.hits[1].score));
}

TEST_CASE("topics lose their grammar, but not all they have") {
  CHECK(kept({"effects", "of", "the", "drought", "on", "farming"}) == "effects drought farming");
  CHECK(kept({"to", "be", "or", "not", "to", "be"}) == "to be or not to be");
  CHECK(kept({"us", "troops", "in", "germany"}) == "us troops germany");
  CHECK(kept({"find", "documents", "that", "discuss", "the", "price", "of", "crude", "oil", "from", "norway",
              "after", "1986"}) == "price crude oil norway 1986");
  CHECK(kept({"police", "report"}) == "police report");
  CHECK(kept({"die", "folgen", "der", "durre", "fur", "die", "landwirtschaft"}) ==
        "folgen durre landwirtschaft");
  CHECK(kept({"последствия", "засухи", "для", "хозяйства"}) == "последствия засухи хозяйства");
  CHECK(kept({}).empty());
}

TEST_CASE("what a topic is not searched for is said, and only topics lose words") {
  const ParsedQuery topic = parse_words("The price of oil and of the gas", true, true);
  CHECK(to_debug_string(topic.root) == "(or price oil gas)");
  REQUIRE(topic.remarks.size() == 1);
  CHECK(topic.remarks[0].text == "not searched for: The of and the");
  CHECK(parse_words("The price of oil", false, false).remarks.empty());
}

TEST_CASE("expansion ranks by words of the best articles and matches nothing more") {
  std::vector<Article> articles;
  for (int i = 0; i < 3; ++i) {
    articles.push_back(article_of(
        "volcano" + std::to_string(i),
        "The volcano erupted, lava and ash fell. Volcano lava ash, village number " + std::to_string(i)));
  }
  articles.push_back(article_of("lava", "A volcano sent lava and ash into the valley, said the mayor there"));
  articles.push_back(
      article_of("name", "A volcano is the name of the team that won the game on Sunday here"));
  articles.push_back(article_of("ash", "Ash and lava without the word"));
  for (int i = 0; i < 30; ++i)
    articles.push_back(article_of("other" + std::to_string(i), "The council met on the budget again"));
  Archive archive(articles);
  SearchRequest request = query("volcano");
  const std::vector<std::string> plain = archive.ids(request);
  request.expand = true;
  const std::vector<std::string> expanded = archive.ids(request);
  CHECK(std::set<std::string>(plain.begin(), plain.end()) ==
        std::set<std::string>(expanded.begin(), expanded.end()));
  REQUIRE(expanded.size() == 5);
  CHECK(expanded.back() == "name");
  const std::string lines = archive.searcher().explain(request);
  CHECK(lines.find("  lava  weight 0.") != std::string::npos);
  CHECK(lines.find("  the  weight") == std::string::npos);
  request.expand = false;
  CHECK(archive.searcher().explain(request).find("weight") == std::string::npos);
  CHECK(archive.ids(query("nothinglikethis")).empty());
  request.expand = true;
  request.query = "nothinglikethis";
  CHECK(archive.ids(request).empty());
}

TEST_CASE("with --recency the newer of two alike comes first, and a better old one can still win") {
  std::vector<Article> articles;
  const auto dated = [&](const std::string& id, const std::string& text, const char* date) {
    Article article = article_of(id, text);
    if (date != nullptr) article.date = *parse_date(date);
    articles.push_back(std::move(article));
  };
  const std::string rest = " and other words that fill the line";
  dated("new", "Strike at the port" + rest, "2010-06-01");
  dated("old", "Strike at the port" + rest, "2009-06-01");
  dated("ancient", "Strike strike strike strike, a strike" + rest, "1990-06-01");
  dated("undated", "Strike at the port" + rest, nullptr);
  for (int i = 0; i < 20; ++i) dated("other" + std::to_string(i), "Nothing of the kind" + rest, "2000-01-01");
  Archive archive(articles);
  SearchRequest request = query("strike");
  CHECK(archive.ids(request).front() == "ancient");
  request.half_life = 30;
  const std::vector<std::string> recent = archive.ids(request);
  REQUIRE(recent.size() == 4);
  CHECK(recent.front() == "new");
  const auto at = [&](const char* id) { return std::ranges::find(recent, id) - recent.begin(); };
  CHECK(at("ancient") < at("undated"));
  request.half_life = 36500;
  CHECK(archive.ids(request).front() == "ancient");
  request.limit = 1;
  request.offset = 1;
  CHECK(archive.ids(request).size() == 1);
}

TEST_CASE("a language with next to no articles does not bring in its stems") {
  std::vector<Article> articles;
  for (int i = 0; i < 1200; ++i)
    articles.push_back(article_of("en" + std::to_string(i), "Houses and banks of the town number"));
  articles.push_back(article_of("hu", "A bankok és a házak, a bankot is", "hu"));
  Archive archive(articles);
  // Hungarian stems "banks" to "banks" and "bankok" to "bank".
  CHECK(archive.ids(query("bank")).size() == 10);
  SearchRequest all = query("bank lang:hu");
  CHECK(archive.ids(all).empty());
  SearchRequest hungarian = query("bank");
  hungarian.filters.push_back({Facet::language, {"Hungarian"}, {}});
  CHECK(archive.ids(hungarian) == std::vector<std::string>{"hu"});
  CHECK(archive.ids(query("bankok")) == std::vector<std::string>{"hu"});
  CHECK(archive.ids(query("házak")) == std::vector<std::string>{"hu"});
}
