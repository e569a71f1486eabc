// All live articles of an archive, newest first over all shards.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/shard.h"

namespace backfile {

/// Calls `take` for every live row in the order of date, shards side by side, until it answers false.
void for_each_live_row(std::vector<Shard>& shards, const std::function<bool(Shard&, std::uint32_t)>& take);

}  // namespace backfile
