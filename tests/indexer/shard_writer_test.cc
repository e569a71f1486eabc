#include "indexer/shard_writer.h"

#include <doctest/doctest.h>

#include "common/shard.h"
#include "indexer/replacements.h"
#include "scratch.h"

using namespace backfile;

namespace {

void fill(Spool& spool, int articles) {
  ArticleCodec codec("", 1);
  for (int i = 0; i < articles; ++i) {
    Article article;
    article.id = "id" + std::to_string(i);
    article.text = "Some text.";
    article.language = "en";
    article.date = {i * 86400, DatePrecision::day};
    spool.append(article, codec);
  }
  sort_and_unite(spool.entries());
}

}  // namespace

TEST_CASE("a stopped writer leaves a whole shard of the newest articles") {
  const ScratchFolder scratch;
  Spool spool(scratch.file("spool"));
  fill(spool, 4500);
  std::atomic<bool> stop = false;
  ShardPlan plan;
  plan.staging = scratch.file("");
  plan.ranking.average_words = 2;
  plan.on_chunk = [&](std::size_t) { stop = true; };
  plan.stop = &stop;
  const ShardInfo info = write_shard(spool, spool.entries(), plan, scratch.file("shards/1"));
  CHECK(info.articles == 2000);
  CHECK(info.dated == 2000);
  CHECK(info.newest == 4499 * 86400);
  CHECK(info.oldest == 2500 * 86400);
  ShardInfo named = info;
  named.name = "1";
  Shard shard(scratch.file(""), named);
  CHECK(shard.article(0).id == "id4499");
  CHECK(shard.article(1999).id == "id2500");

  const ShardInfo none = write_shard(spool, spool.entries(), plan, scratch.file("shards/2"));
  CHECK(none.articles == 0);
  CHECK_FALSE(std::filesystem::exists(scratch.file("shards/2")));
}

TEST_CASE("only what was written takes the place of older versions") {
  Replacements replacements;
  replacements.older = {{11, {0, 5}}, {22, {1, 6}}, {33, {0, 7}}};
  std::vector<SpoolEntry> entries(2);
  entries[0].id_hash = 33;
  entries[1].id_hash = 11;
  const Deletions deletions = deletions_by(replacements, entries);
  REQUIRE(deletions.size() == 1);
  CHECK(deletions.at(0) == std::vector<std::uint32_t>{7, 5});
}
