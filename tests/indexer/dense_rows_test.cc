#include "common/dense_rows.h"

#include <doctest/doctest.h>

#include "common/error.h"
#include "common/shard.h"
#include "scratch.h"

using namespace backfile;

TEST_CASE("dense rows are what the postings say, of every term that more than half of the articles have") {
  const ScratchFolder scratch;
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.language = "en";
    article.source = "Wire";
    article.text = "harbour";
    for (int k = 1; k < 30; ++k) {
      if (i % k == 0) article.text += " word" + std::string(static_cast<std::size_t>(k), 'x');
    }
    articles.push_back(article);
  }
  add_articles(scratch, scratch.file("a"), articles);
  const Manifest manifest = read_manifest(scratch.file("a"));
  Shard shard(scratch.file("a"), manifest.shards.at(0));
  REQUIRE(shard.dense() != nullptr);
  std::vector<std::uint8_t> impacts(shard.columns().rows());
  std::size_t dense = 0;
  for (auto term = shard.database().allterms_begin(); term != shard.database().allterms_end(); ++term) {
    const auto row = shard.dense()->find(*term);
    CAPTURE(*term);
    CHECK(row.empty() == (term.get_termfreq() <= 100 / 2));
    if (row.empty()) continue;
    ++dense;
    read_impacts(shard.database(), *term, impacts);
    CHECK(std::ranges::equal(impacts, row.first(impacts.size())));
    CHECK(std::ranges::all_of(row.subspan(impacts.size()), [](std::uint8_t byte) { return byte == 0; }));
  }
  CHECK(dense == shard.dense()->terms());
  CHECK(dense == 4);  // harbour, the word of every article, source, language
  CHECK(shard.dense()->find("XS:Wire").size() == shard.dense()->find("XL:en").size());
  CHECK_THROWS_AS(DenseRows(shard_path(scratch.file("a"), manifest.shards[0].name) + "/dense", 99), Error);
}
