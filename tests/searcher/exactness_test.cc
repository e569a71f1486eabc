// Thousands of generated queries over real articles: the engine against a plain scan of the text.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include "common/analyzer.h"
#include "common/hash.h"
#include "common/shard.h"
#include "scratch.h"
#include "searcher/plain_archive.h"
#include "searcher/query/parser.h"
#include "searcher/random_queries.h"
#include "searcher/search.h"

using namespace backfile;

namespace {

std::vector<Article> articles_of(const std::string& archive) {
  std::vector<Article> articles;
  for (Shard& shard : open_shards(archive, read_manifest(archive))) {
    for (std::uint32_t row = 0; row < shard.columns().rows(); ++row) articles.push_back(shard.article(row));
  }
  return articles;
}

SearchRequest every_hit(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  request.snippets = 0;
  request.facets.clear();
  request.timeline = TimelineUnit::none;
  request.second_look = false;  // the sum of impacts alone
  return request;
}

// By score, then date, then id's hash.
bool in_order(const Hit& a, const Hit& b) {
  if (a.score != b.score) return a.score > b.score;
  const auto date = [](const Hit& hit) { return hit.date.known() ? hit.date.seconds : no_date; };
  if (date(a) != date(b)) return date(a) > date(b);
  return hash_of(a.id) < hash_of(b.id);
}

// The set of matches, and where `scored` their scores too. Returns how many queries told articles apart.
std::size_t compare(const std::string& archive, std::size_t queries, unsigned seed, bool scored) {
  const PlainArchive plain(articles_of(archive), read_manifest(archive).average_words);
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < plain.articles().size(); ++i) by_id[plain.articles()[i].id] = i;
  list_pairs(archive);
  Searcher searcher(archive, 1);
  RandomQueries random(plain.articles(), seed);
  std::size_t telling = 0;
  for (std::size_t i = 0; i < queries; ++i) {
    const SearchRequest request = every_hit(random.next());
    CAPTURE(request.query);
    const QueryNode query = parse_query(request.query).root;
    std::set<std::size_t> expected;
    for (std::size_t k = 0; k < plain.articles().size(); ++k) {
      if (plain.matches(k, query)) expected.insert(k);
    }
    const ResultPage page = searcher.search(request);
    std::set<std::size_t> found;
    for (const Hit& hit : page.hits) found.insert(by_id.at(hit.id));
    REQUIRE(found == expected);
    REQUIRE(page.hits.size() == expected.size());
    REQUIRE(page.tail.total == expected.size());
    REQUIRE(std::ranges::is_sorted(page.hits, in_order));
    if (!expected.empty() && expected.size() < plain.articles().size()) ++telling;
    if (!scored) continue;
    for (const Hit& hit : page.hits) {
      const PlainArchive::Score score = plain.score(by_id.at(hit.id), query);
      CAPTURE(hit.id);
      REQUIRE(std::abs(hit.score - score.value) <= score.slack + 1e-4 * score.value);
    }
  }
  return telling;
}

// The words of an article's parts, each with a mark around it. Appends to `runs` what of it are characters
// that no spaces part, side by side.
constexpr char mark = '\x01';

std::string marked_words(const Article& article, Analyzer& analyzer, std::vector<std::string>& runs) {
  std::string marked;
  std::vector<Token> tokens;
  for (const std::string* part : {&article.title, &article.byline, &article.dateline, &article.text}) {
    analyzer.analyze(*part, article.language, tokens);
    marked += "\n";
    std::string run;
    const auto end_run = [&] {
      if (!run.empty()) runs.push_back(run);
      run.clear();
    };
    for (const Token& token : tokens) {
      marked += mark + std::string(token.word->form) + mark;
      if (!begins_unspaced(token.word->form)) {
        end_run();
      } else {
        run += mark + std::string(token.word->form) + mark;
      }
    }
    end_run();
  }
  return marked;
}

}  // namespace

TEST_CASE("words that no spaces part find every article that has their characters side by side") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add(archive, BACKFILE_SOURCE_DIR "/corpus/sample");
  list_pairs(archive);
  Analyzer analyzer;
  std::vector<std::string> runs;
  std::map<std::string, std::string> words_by_id;
  for (const Article& article : articles_of(archive))
    words_by_id[article.id] = marked_words(article, analyzer, runs);
  REQUIRE(runs.size() > 20);
  Searcher searcher(archive, 1);
  std::mt19937 random(3);
  std::size_t telling = 0;
  for (int round = 0; round < 2000; ++round) {
    // One to five characters of a run.
    const std::string& run = runs[random() % runs.size()];
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < run.size(); at = run.find(mark, at + 1) + 1) begins.push_back(at);
    const std::size_t from = random() % begins.size();
    const std::size_t to = std::min(begins.size(), from + 1 + random() % 5);
    const std::string wanted =
        run.substr(begins[from], (to < begins.size() ? begins[to] : run.size()) - begins[from]);
    std::string query;
    std::ranges::copy_if(wanted, std::back_inserter(query), [](char c) { return c != mark; });
    CAPTURE(query);
    std::set<std::string> expected;
    for (const auto& [id, words] : words_by_id) {
      if (words.find(wanted) != std::string::npos) expected.insert(id);
    }
    std::set<std::string> found;
    for (const Hit& hit : searcher.search(every_hit(query)).hits) found.insert(hit.id);
    REQUIRE(found == expected);
    if (!expected.empty() && expected.size() < words_by_id.size()) ++telling;
  }
  CHECK(telling > 1000);
}

TEST_CASE("3,000 generated queries on the sample archive match what a plain scan of the text matches") {
  const ScratchFolder scratch;
  add(scratch.file("archive"), BACKFILE_SOURCE_DIR "/corpus/sample");
  CHECK(compare(scratch.file("archive"), 3000, 1, false) > 1000);
}

TEST_CASE("3,000 generated queries on a slice of Reuters-21578 match and score as a plain scan of the text") {
  const std::string data = shared_data("reuters21578/reut2-000.sgm");
  if (data.empty()) {
    MESSAGE("skipped: ../shared/data is not here");
    return;
  }
  const ScratchFolder scratch;
  const std::string whole = read_file(data);
  constexpr std::size_t slice_bytes = 300000;
  const std::string end = "</REUTERS>\n";
  scratch.write("slice.sgm", whole.substr(0, whole.find(end, slice_bytes) + end.size()));
  AddOptions options = add_options(scratch.file("archive"), {scratch.file("slice.sgm")});
  options.language = "en";
  const std::atomic<bool> stop = false;
  add_to_archive(options, stop);
  CHECK(compare(scratch.file("archive"), 3000, 2, true) > 1000);
}
