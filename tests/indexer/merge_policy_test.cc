#include "indexer/shards/merge_policy.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace backfile;

namespace {

ShardInfo shard(std::uint64_t articles, std::int64_t newest, std::int64_t oldest) {
  ShardInfo info;
  info.articles = articles;
  info.dated = articles;
  info.newest = newest;
  info.oldest = oldest;
  return info;
}

// What the archive does with a range: as many shards as the articles need.
std::uint64_t unite(std::vector<ShardInfo>& shards, MergeRange range) {
  const auto begin = shards.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto end = shards.begin() + static_cast<std::ptrdiff_t>(range.end);
  ShardInfo sum = shard(0, begin->newest, (end - 1)->oldest);
  for (auto each = begin; each != end; ++each) sum.articles += each->articles - each->deleted;
  const std::uint64_t written = sum.articles;
  const auto at = shards.erase(begin, end);
  std::vector<ShardInfo> pieces;
  while (sum.articles > shard_articles) {
    pieces.push_back(shard(shard_articles, sum.newest, sum.oldest));
    sum.articles -= shard_articles;
  }
  pieces.push_back(sum);
  shards.insert(at, pieces.begin(), pieces.end());
  return written;
}

}  // namespace

TEST_CASE("nothing is written anew while shards are few and full") {
  CHECK_FALSE(choose_merge({}).has_value());
  CHECK_FALSE(choose_merge({shard(shard_articles, 2, 1), shard(500, 1, 0)}).has_value());
  CHECK_FALSE(choose_merge(std::vector<ShardInfo>(5, shard(300, 1, 0))).has_value());
}

TEST_CASE("small neighbours are united, a large one between them is left alone") {
  CHECK(choose_merge(std::vector<ShardInfo>(6, shard(300, 1, 0))) == MergeRange{0, 6});
  std::vector<ShardInfo> shards(8, shard(300, 1, 0));
  shards.insert(shards.begin() + 4, shard(100000, 1, 0));
  CHECK_FALSE(choose_merge(shards).has_value());
}

TEST_CASE("a shard that is mostly deleted is written anew alone") {
  std::vector<ShardInfo> shards(3, shard(1000, 1, 0));
  shards[1].deleted = 501;
  CHECK(choose_merge(shards) == MergeRange{1, 2});
}

TEST_CASE("ten years of daily adds: few shards, little written again, time ranges apart") {
  std::vector<ShardInfo> shards;
  std::uint64_t added = 0;
  std::uint64_t written_again = 0;
  std::size_t most = 0;
  for (int day = 0; day < 3650; ++day) {
    const std::uint64_t articles = 200 + static_cast<std::uint64_t>(day * 7919 % 300);
    shards.insert(shards.begin(), shard(articles, day * 86400 + 86399, day * 86400));
    added += articles;
    while (const auto range = choose_merge(shards)) written_again += unite(shards, *range);
    most = std::max(most, shards.size());
    for (std::size_t i = 1; i < shards.size(); ++i) CHECK(shards[i].newest < shards[i - 1].oldest);
  }
  CHECK(most <= 32);
  CHECK(written_again < 4 * added);
}

TEST_CASE("adds of any size in any place end with few shards") {
  std::vector<ShardInfo> shards;
  std::uint64_t state = 1;
  for (int i = 0; i < 2000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const std::uint64_t articles = std::uint64_t{1} << (state >> 33) % 18;
    const auto at = static_cast<std::ptrdiff_t>((state >> 40) % (shards.size() + 1));
    shards.insert(shards.begin() + at, shard(articles, 1, 0));
    int rounds = 0;
    while (const auto range = choose_merge(shards)) {
      unite(shards, *range);
      REQUIRE(++rounds < 100);
    }
    const auto full = std::ranges::count_if(
        shards, [](const ShardInfo& each) { return each.articles > shard_articles / 2; });
    CHECK(shards.size() - static_cast<std::size_t>(full) <= 32);
  }
}
