#include "indexer/shards/shard_writer.h"

#include <doctest/doctest.h>

#include "common/shard.h"
#include "indexer/shards/chunk_writer.h"
#include "indexer/shards/replacements.h"
#include "scratch.h"

using namespace backfile;

namespace {

void fill(Spool& spool, int articles) {
  ArticleCodec codec;
  for (int i = 0; i < articles; ++i) {
    Article article;
    article.id = "id" + std::to_string(i);
    article.text = "Some text.";
    article.language = "en";
    article.date = {i * 86400, DatePrecision::day};
    spool.append(article, static_cast<std::uint32_t>(i), codec);
  }
  sort_and_unite(spool);
}

}  // namespace

TEST_CASE("a stopped writer leaves a whole shard of the newest articles") {
  const ScratchFolder scratch;
  Spool spool(scratch.file("spool"));
  fill(spool, 9000);
  std::atomic<bool> stop = false;
  ShardPlan plan;
  plan.staging = scratch.file("");
  plan.ranking.average_words = 2;
  plan.on_chunk = [&](std::size_t) { stop = true; };
  plan.stop = &stop;
  const ShardInfo info = write_shard(spool, spool.entries(), plan, scratch.file("shards/1"));
  const auto written = static_cast<std::int64_t>(info.articles);
  CHECK(written == static_cast<std::int64_t>(cut_into_chunks(spool.entries()).front().size()));
  CHECK(written < 9000);
  CHECK(info.dated == info.articles);
  CHECK(info.newest == 8999 * 86400);
  CHECK(info.oldest == (9000 - written) * 86400);
  ShardInfo named = info;
  named.name = "1";
  Shard shard(scratch.file(""), named);
  CHECK(shard.article(0).id == "id8999");
  CHECK(shard.article(static_cast<std::uint32_t>(written - 1)).id == "id" + std::to_string(9000 - written));

  const ShardInfo none = write_shard(spool, spool.entries(), plan, scratch.file("shards/2"));
  CHECK(none.articles == 0);
  CHECK_FALSE(std::filesystem::exists(scratch.file("shards/2")));
}

TEST_CASE("chunks hold every entry once, in order, for any number and length of articles") {
  for (const std::size_t count : {0U, 1U, 7U, 5000U, 60000U}) {
    for (const std::uint32_t text_bytes : {0U, 900U, 40000U, 5000000U}) {
      SpoolEntry entry{};
      entry.text_bytes = text_bytes;
      const std::vector<SpoolEntry> entries(count, entry);
      CAPTURE(count);
      CAPTURE(text_bytes);
      const auto chunks = cut_into_chunks(entries);
      CHECK(chunks.size() <= 129);  // all are open at once when they are united
      const SpoolEntry* next = entries.data();
      for (const auto& chunk : chunks) {
        REQUIRE(!chunk.empty());
        CHECK(chunk.data() == next);
        next += chunk.size();
      }
      CHECK(next == entries.data() + count);
    }
  }
}

TEST_CASE("a shard in the making never takes three times its text in staging") {
  const ScratchFolder scratch;
  Spool spool(scratch.file("spool"));
  ArticleCodec codec;
  std::uint64_t text = 0;
  for (int i = 0; i < 3000; ++i) {
    Article article;
    article.id = "id" + std::to_string(i);
    article.language = "en";
    for (int k = 0; k < 150; ++k) article.text += "word" + std::to_string(k * k * (i % 97) % 5003) + ' ';
    text += article.text.size();
    spool.append(article, static_cast<std::uint32_t>(i), codec);
  }
  sort_and_unite(spool);
  const auto taken = [&] {
    std::uint64_t bytes = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(scratch.file("")))
      if (file.is_regular_file()) bytes += file.file_size();
    return bytes;
  };
  ShardPlan plan;
  plan.staging = scratch.file("");
  plan.ranking.average_words = 150;
  const std::uint64_t spooled = std::filesystem::file_size(scratch.file("spool"));
  std::uint64_t most = 0;
  plan.on_chunk = [&](std::size_t) { most = std::max(most, taken()); };
  write_shard(spool, spool.entries(), plan, scratch.file("shard"));
  CHECK(std::filesystem::file_size(scratch.file("spool")) == 0);
  CAPTURE(spooled);
  CAPTURE(text);
  CHECK(most < 3 * text);                      // the spool and all chunks
  CHECK(most - spooled + taken() < 3 * text);  // all chunks and the finished shard
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
