#include "indexer/shards/shard_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "common/columns.h"
#include "common/columns_builder.h"
#include "common/dense_rows.h"
#include "common/error.h"
#include "common/hex.h"
#include "common/run_in_threads.h"
#include "common/word_pairs.h"
#include "indexer/shards/chunk_writer.h"

namespace backfile {
namespace {

namespace fs = std::filesystem;

std::string chunk_path(const ShardPlan& plan, std::size_t chunk) {
  return plan.staging + "/chunk-" + std::to_string(chunk);
}

// Returns the number of chunks written: all, or those before `stop`. Chunks are taken in order, so that what
// is written is always the front.
std::size_t write_chunks(const Spool& spool, const std::vector<std::span<const SpoolEntry>>& chunks,
                         const ShardPlan& plan) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> written = 0;
  run_in_threads(plan.jobs, [&](unsigned) {
    ChunkWriter writer(spool, plan.ranking, plan.dictionary);
    try {
      while (plan.stop == nullptr || !*plan.stop) {
        const std::size_t i = next++;
        if (i >= chunks.size()) break;
        const auto row = static_cast<std::uint32_t>(chunks[i].data() - chunks.front().data());
        writer.write(chunks[i], row, chunk_path(plan, i));
        ++written;
        if (plan.on_chunk) plan.on_chunk(chunks[i].size());
      }
    } catch (...) {
      next = chunks.size();  // the other workers end after the chunk in hand
      throw;
    }
  });
  return written;
}

void sync_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw system_error("open", path);
  const int result = ::fsync(file);
  ::close(file);
  if (result != 0) throw system_error("write", path);
}

void compact_databases(std::size_t chunks, const ShardPlan& plan, const std::string& shard) {
  Xapian::Database joined;
  for (std::size_t i = 0; i < chunks; ++i) joined.add_database(Xapian::Database(chunk_path(plan, i) + "-db"));
  // In one pass: several are no faster for so few, and keep copies beside the result.
  joined.compact(shard + "/db", Xapian::Compactor::FULL | Xapian::DBCOMPACT_SINGLE_FILE);
  joined.close();
  sync_file(shard + "/db");
  for (std::size_t i = 0; i < chunks; ++i) fs::remove_all(chunk_path(plan, i) + "-db");
}

void join_columns(std::size_t chunks, const ShardPlan& plan, const std::string& shard) {
  std::vector<std::unique_ptr<Columns>> parts;
  for (std::size_t i = 0; i < chunks; ++i) {
    const std::string part = chunk_path(plan, i) + "-columns";
    parts.push_back(std::make_unique<Columns>(part));
    fs::remove(part);  // its room is free once the part is closed
  }
  merge_columns(std::move(parts), shard + "/columns");
}

// A failed commit ends in an error about undoing it (Xapian 1.4.22), which says nothing of a full disk.
std::string reason_of(const Xapian::Error& error, const std::string& folder) {
  constexpr std::uintmax_t next_to_nothing = 1U << 18;
  std::error_code ignored;
  if (fs::space(folder, ignored).available < next_to_nothing)
    return std::make_error_code(std::errc::no_space_on_device).message();
  return error.get_error_string() != nullptr ? error.get_msg() + ": " + error.get_error_string()
                                             : error.get_msg();
}

ShardInfo describe(std::span<const SpoolEntry> entries, const std::string& shard) {
  ShardInfo info;
  info.name = fs::path(shard).filename();
  info.articles = entries.size();
  for (const SpoolEntry& entry : entries) {
    info.text_bytes += entry.text_bytes;
    if (entry.date == no_date) continue;
    if (info.dated++ == 0) info.newest = entry.date;
    info.oldest = entry.date;
  }
  const Columns columns(shard + "/columns");
  for (const std::uint32_t words : columns.word_counts()) info.words += words;
  for (const char* file : {"/db", "/columns", "/dense", "/pairs"}) info.bytes += fs::file_size(shard + file);
  info.hash = to_hex(columns.file().hash());
  return info;
}

}  // namespace

ShardInfo write_shard(Spool& spool, std::span<const SpoolEntry> entries, const ShardPlan& plan,
                      const std::string& shard) {
  const auto chunks = cut_into_chunks(entries);
  std::size_t written = 0;
  try {
    written = write_chunks(spool, chunks, plan);
    if (written == 0) return {};
    if (&entries.back() == &spool.entries().back()) spool.drop_articles();  // room for the compaction
    fs::create_directories(shard);
    run_in_threads(2, [&](unsigned job) {
      if (job == 0) {
        compact_databases(written, plan, shard);
      } else {
        join_columns(written, plan, shard);
      }
    });
    const Columns columns(shard + "/columns");
    run_in_threads(std::min(2U, plan.jobs), [&](unsigned job) {
      if (job == 0) write_dense_rows(Xapian::Database(shard + "/db"), columns, shard + "/dense");
      if (job == 1 || plan.jobs == 1)
        write_word_pairs(Xapian::Database(shard + "/db"), columns, shard + "/pairs");
    });
  } catch (const Xapian::Error& error) {
    throw Error("cannot write " + shard + ": " + reason_of(error, plan.staging));
  } catch (const fs::filesystem_error& error) {
    throw Error("cannot write " + shard + ": " + error.code().message());
  }
  std::size_t articles = 0;
  for (std::size_t i = 0; i < written; ++i) articles += chunks[i].size();
  sync_folder(shard);
  return describe(entries.first(articles), shard);
}

}  // namespace backfile
