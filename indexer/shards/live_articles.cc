#include "indexer/shards/live_articles.h"

#include <queue>
#include <tuple>

namespace backfile {

void for_each_live_row(std::vector<Shard>& shards, const std::function<bool(Shard&, std::uint32_t)>& take) {
  // The next row of each shard, the newest on top; of one date the shard that the manifest names first.
  using Head = std::tuple<std::int64_t, std::size_t, std::uint32_t>;
  const auto older = [](const Head& a, const Head& b) {
    return std::tuple(std::get<0>(a), std::get<1>(b)) < std::tuple(std::get<0>(b), std::get<1>(a));
  };
  std::priority_queue<Head, std::vector<Head>, decltype(older)> heads(older);
  const auto push = [&](std::size_t shard, std::uint32_t row) {
    const Columns& columns = shards[shard].columns();
    while (row < columns.rows() && shards[shard].deleted().contains(row)) ++row;
    if (row < columns.rows()) heads.emplace(columns.dates()[row], shard, row);
  };
  for (std::size_t i = 0; i < shards.size(); ++i) push(i, 0);
  while (!heads.empty()) {
    const auto [date, shard, row] = heads.top();
    heads.pop();
    if (!take(shards[shard], row)) return;
    push(shard, row + 1);
  }
}

}  // namespace backfile
