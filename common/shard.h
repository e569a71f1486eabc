// One shard, open for reading: its database, its columns, and which of its rows are deleted.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive.h"
#include "common/article.h"
#include "common/columns.h"
#include "common/database_source.h"
#include "common/dense_rows.h"
#include "common/stored_article.h"
#include "common/word_pairs.h"

namespace backfile {

/// One bit a row, set for deleted ones.
class RowSet {
 public:
  RowSet() = default;
  explicit RowSet(std::uint32_t rows) : words_((rows + 63) / 64) {}

  bool contains(std::uint32_t row) const {
    return row / 64 < words_.size() && (words_[row / 64] >> (row % 64) & 1) != 0;
  }
  void insert(std::uint32_t row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  bool empty() const { return words_.empty(); }
  std::uint64_t count() const;
  const std::vector<std::uint64_t>& words() const { return words_; }
  std::vector<std::uint64_t>& words() { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

/// Writes a set beside the shard's columns, under a name that no state uses yet.
void write_row_set(const std::string& path, const RowSet& rows);
/// Throws Error where the file is missing, cut or damaged.
RowSet read_row_set(const std::string& path, std::uint32_t rows);

/// A shard as one state of the archive shows it. The columns may be shared between threads; the database and
/// the codec may not: `for_another_thread` opens them again.
class Shard {
 public:
  /// Throws Error where files are missing or damaged.
  Shard(const std::string& archive, const ShardInfo& info);
  /// A shard that is in no archive's folder, with nothing deleted.
  Shard(const ShardInfo& info, std::shared_ptr<const DatabaseSource> source,
        std::shared_ptr<const Columns> columns);

  Shard for_another_thread() const { return Shard(*this, 0); }

  const ShardInfo& info() const { return info_; }
  const Columns& columns() const { return *columns_; }
  /// nullptr where the shard has none.
  const DenseRows* dense() const { return dense_.get(); }
  const WordPairs* pairs() const { return pairs_.get(); }
  const RowSet& deleted() const { return *deleted_; }
  Xapian::Database& database() { return database_; }
  /// How many of its rows have the term, deleted ones too. Remembered: the database looks into several of its
  /// blocks for it.
  std::uint64_t frequency(const std::string& term);
  /// Opens the database again where a server has closed the connection.
  void keep_alive();

  /// The stored article of a row. Throws Error where it is damaged.
  Article article(std::uint32_t row);
  /// All of it but the text: a fraction of the work.
  Article article_head(std::uint32_t row);
  /// The row of a live article by its id.
  std::optional<std::uint32_t> find(std::string_view id);

 private:
  using ReadStored = Article(const Xapian::Database& database, std::uint32_t row, ArticleCodec& codec);

  Shard(const Shard& other, int);
  Article read(std::uint32_t row, ReadStored* stored);

  std::string path_;
  ShardInfo info_;
  std::shared_ptr<const Columns> columns_;
  std::shared_ptr<const DenseRows> dense_;
  std::shared_ptr<const WordPairs> pairs_;
  std::shared_ptr<const RowSet> deleted_;
  std::shared_ptr<const DatabaseSource> source_;
  Xapian::Database database_;
  std::unordered_map<std::string, std::uint64_t> frequencies_;  // of terms asked for
  std::optional<ArticleCodec> codec_;  // made for the first article: many searches read none
};

/// All shards of a state, newest first.
std::vector<Shard> open_shards(const std::string& archive, const Manifest& manifest);

}  // namespace backfile
