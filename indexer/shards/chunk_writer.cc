#include "indexer/shards/chunk_writer.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "common/columns_builder.h"

namespace backfile {
namespace {

// What an article costs to hold and to buffer, in bytes of text.
constexpr std::size_t cost_of_article = 256;

// Xapian keeps a term's postings apart by the chunk that they come from, some twenty bytes each: few and
// large chunks make small archives (Reuters-21578 in 15, 7, 4: 1.73, 1.70, 1.67 of its text). But they take
// memory, about ten times their text, and the time of cache misses in Xapian's trees of buffered postings.
constexpr std::size_t least_chunk = 1U << 20;
constexpr std::size_t usual_chunk = 8U << 20;
constexpr std::size_t least_chunks = 12;
constexpr std::size_t most_chunks = 128;  // open at once when they are united

std::size_t cost(const SpoolEntry& entry) {
  return entry.text_bytes + cost_of_article;
}

}  // namespace

std::vector<std::span<const SpoolEntry>> cut_into_chunks(std::span<const SpoolEntry> entries) {
  std::size_t sum = 0;
  for (const SpoolEntry& entry : entries) sum += cost(entry);
  const std::size_t most =
      std::max({least_chunk, std::min(sum / least_chunks, usual_chunk), sum / most_chunks});
  std::vector<std::span<const SpoolEntry>> chunks;
  std::size_t begin = 0;
  sum = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    sum += cost(entries[i]);
    if (sum < most && i + 1 < entries.size()) continue;
    chunks.push_back(entries.subspan(begin, i + 1 - begin));
    begin = i + 1;
    sum = 0;
  }
  return chunks;
}

void ChunkWriter::write(std::span<const SpoolEntry> entries, std::uint32_t row, const std::string& path) {
  const bool first = row == 0;
  analyzer_.forget_if_large();
  ColumnsBuilder columns;
  const std::string half_full = path + "-uncompacted";
  Xapian::WritableDatabase database(half_full, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC |
                                                   Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST |
                                                   Xapian::DB_BACKEND_GLASS);
  const auto signatures = spool_.signatures();
  for (const SpoolEntry& entry : entries) {
    const Article article = spool_.read(entry, spooled_);
    analyze_article(article, analyzer_, tokens_);
    database.add_document(to_document(article, tokens_, ranking_));
    store_article(database, row++, article, stored_);
    columns.add(article, tokens_, {entry.id_hash, entry.cluster}, signatures[entry.ordinal]);
  }
  if (first) {  // the shard's own: compaction keeps them
    database.set_metadata(format_key, format_of_archives());
    store_dictionary(database, dictionary_);
  }
  database.commit();
  // Xapian writes buffered postings into blocks that it leaves half empty: too much for the staging folder.
  database.compact(path + "-db");
  database.close();
  std::filesystem::remove_all(half_full);
  columns.write(path + "-columns");
}

}  // namespace backfile
