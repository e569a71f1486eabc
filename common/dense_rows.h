// The commonest terms of a shard as one byte an article: beside the posting lists, not in place of them.
//
// A posting list is read posting by posting; a dense row is added up with vector instructions and looked into
// at any place. The file "dense" lies beside the columns. It can be made again from the database at any time,
// and a shard without it is only slower.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/columns.h"
#include "common/section_file.h"
#include "common/string_table.h"

namespace backfile {

/// Bytes that can be read behind the last article of a dense row, all 0.
inline constexpr std::uint32_t dense_padding = 64;

/// Open for reading. Thread-safe.
class DenseRows {
 public:
  /// `rows` of the shard. Throws Error where the file is missing, cut or of a shard of another size.
  DenseRows(const std::string& path, std::uint32_t rows);

  /// The impact of a term by row, 0 where the article is without it; boolean terms have 1. Followed by
  /// `dense_padding` bytes. Empty for a term that has no dense row.
  std::span<const std::uint8_t> find(std::string_view term) const;

  std::uint32_t terms() const { return terms_.size(); }
  const StringTable& names() const { return terms_; }
  const SectionFile& file() const { return file_; }

 private:
  SectionFile file_;
  StringTable terms_;
  std::span<const std::uint8_t> impacts_;
  std::size_t stride_;
};

/// Writes the dense rows of a shard: of all terms that more than one article in `sparsest` has.
void write_dense_rows(const Xapian::Database& database, const Columns& columns, const std::string& path);

/// As the postings have it; what `write_dense_rows` writes for a term. `impacts` is as long as the shard has
/// rows.
void read_impacts(const Xapian::Database& database, const std::string& term, std::span<std::uint8_t> impacts);

}  // namespace backfile
