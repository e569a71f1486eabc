// Shards of other machines, served by Xapian's own server (`xapian-tcpsrv --port 7777
// ARCHIVE/shards/000001/db`).
//
// Postings and articles are fetched as a search needs them. Columns no server hands out: they are made again
// from the articles when a shard is met for the first time, and kept. So a served shard is searched by the
// same code as one on the disk, with the same answers.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/shard.h"

namespace backfile {

/// The servers of a search.
struct ServedShards {
  std::vector<std::string> addresses;  ///< HOST:PORT
  std::string cache;                   ///< folder that keeps the columns; made where there is none
  /// Told how far the first reading of a shard is; false ends it with an Error.
  std::function<bool(const std::string& address, std::uint64_t read, std::uint64_t all)> progress;
};

/// `$XDG_CACHE_HOME/backfile/shards`, or the same below ~/.cache, or a folder of the user's among the
/// temporary files.
std::string served_shards_cache();

/// Connects. Throws Error where the address is none, nobody answers, or what is served is no single shard of
/// this format.
Shard open_served_shard(const std::string& address, const ServedShards& served);

}  // namespace backfile
