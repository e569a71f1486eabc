#include "common/shard.h"

#include <bit>
#include <filesystem>
#include <span>

#include "common/document.h"
#include "common/error.h"

namespace backfile {
namespace {

constexpr std::size_t most_frequencies = 20000;  // that a shard remembers

}  // namespace

std::uint64_t RowSet::count() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t word : words_) sum += static_cast<std::uint64_t>(std::popcount(word));
  return sum;
}

void write_row_set(const std::string& path, const RowSet& rows) {
  SectionWriter writer(path);
  writer.section<std::uint64_t>("rows", rows.words());
  writer.finish();
}

RowSet read_row_set(const std::string& path, std::uint32_t rows) {
  const SectionFile file(path);
  const auto words = file.values<std::uint64_t>("rows");
  RowSet set(rows);
  if (words.size() != set.words().size() || !file.verify().empty()) {
    throw Error("cannot read " + path + ": it is damaged", "restore it from a backup of the archive");
  }
  set.words().assign(words.begin(), words.end());
  return set;
}

Shard::Shard(const std::string& archive, const ShardInfo& info)
    : path_(shard_path(archive, info.name)),
      info_(info),
      columns_(std::make_shared<Columns>(path_ + "/columns")),
      source_(std::make_shared<DatabaseFile>(path_ + "/db")),
      database_(source_->open()) {
  auto deleted = std::make_shared<RowSet>();
  if (!info.deleted_file.empty()) *deleted = read_row_set(path_ + "/" + info.deleted_file, columns_->rows());
  deleted_ = deleted;
  if (std::filesystem::exists(path_ + "/dense"))
    dense_ = std::make_shared<DenseRows>(path_ + "/dense", columns_->rows());
  if (std::filesystem::exists(path_ + "/pairs"))
    pairs_ = std::make_shared<WordPairs>(path_ + "/pairs", columns_->rows());
  if (columns_->rows() != info.articles || database_.get_doccount() != info.articles) {
    throw Error(
        "cannot read " + path_ + ": its database, columns and the manifest differ in the number of articles",
        "restore the shard from a backup of the archive");
  }
}

Shard::Shard(const ShardInfo& info, std::shared_ptr<const DatabaseSource> source,
             std::shared_ptr<const Columns> columns)
    : path_(source->name()),
      info_(info),
      columns_(std::move(columns)),
      deleted_(std::make_shared<RowSet>()),
      source_(std::move(source)),
      database_(source_->open()) {}

Shard::Shard(const Shard& other, int)
    : path_(other.path_),
      info_(other.info_),
      columns_(other.columns_),
      dense_(other.dense_),
      pairs_(other.pairs_),
      deleted_(other.deleted_),
      source_(other.source_),
      database_(source_->open()) {}

void Shard::keep_alive() {
  try {
    database_.keep_alive();
  } catch (const Xapian::Error&) {
    database_ = source_->open();
  }
}

std::uint64_t Shard::frequency(const std::string& term) {
  if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
  const std::uint64_t found = database_.get_termfreq(term);
  if (frequencies_.size() >= most_frequencies) frequencies_.clear();
  frequencies_.emplace(term, found);
  return found;
}

Article Shard::article(std::uint32_t row) {
  return read(row, stored_article);
}

Article Shard::article_head(std::uint32_t row) {
  return read(row, stored_article_head);
}

Article Shard::read(std::uint32_t row, ReadStored* stored) {
  try {
    if (!codec_) codec_.emplace(stored_dictionary(database_));
    return stored(database_, row, *codec_);
  } catch (const Xapian::Error& error) {
    throw Error("cannot read an article of " + path_ + ": " + error.get_msg(), "run backfile-index verify");
  }
}

std::optional<std::uint32_t> Shard::find(std::string_view id) {
  const std::string term = id_term(id);
  for (auto posting = database_.postlist_begin(term); posting != database_.postlist_end(term); ++posting) {
    const std::uint32_t row = *posting - 1;
    if (!deleted_->contains(row)) return row;
  }
  return std::nullopt;
}

std::vector<Shard> open_shards(const std::string& archive, const Manifest& manifest) {
  std::vector<Shard> shards;
  for (const ShardInfo& info : manifest.shards) shards.emplace_back(archive, info);
  return shards;
}

}  // namespace backfile
