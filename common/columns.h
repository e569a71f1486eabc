// The columns of a shard: everything about its articles that a query needs beside the postings, by row.
//
// Row r belongs to docid r + 1 of the shard's Xapian database; rows are newest first, articles without a date
// last.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "common/schema.h"
#include "common/section_file.h"
#include "common/signature.h"
#include "common/string_table.h"
#include "common/token_units.h"

namespace backfile {

/// The value of `dates` for an article without a date: older than all.
inline constexpr std::int64_t no_date = std::numeric_limits<std::int64_t>::min();

/// Lists of ids, one list a row: values[begins[r] .. begins[r + 1]).
class ListColumn {
 public:
  ListColumn() = default;
  ListColumn(const SectionFile& file, const std::string& name)
      : begins_(file.values<std::uint32_t>(name + ".begin")),
        values_(file.values<std::uint32_t>(name + ".ids")) {}

  std::uint32_t rows() const { return begins_.empty() ? 0 : static_cast<std::uint32_t>(begins_.size() - 1); }

  /// Ids of all rows together.
  std::size_t values() const { return values_.size(); }

  /// The ids of a row; empty where the row is none or the column is damaged.
  std::span<const std::uint32_t> operator[](std::uint32_t row) const {
    if (row >= rows()) return {};
    const std::uint32_t begin = begins_[row];
    const std::uint32_t end = begins_[row + 1];
    if (begin > end || end > values_.size()) return {};
    return values_.subspan(begin, end - begin);
  }

  /// Most rows have no more ids than these.
  static constexpr std::uint32_t short_list = 8;

  /// Writes `short_list` ids to `to`, the row's first: how many of them are the row's. `short_list` + 1, and
  /// nothing is written, where `operator[]` must be asked. To go through many rows without a branch on each
  /// one's length, which no processor can foresee.
  std::uint32_t copy_short(std::uint32_t row, std::uint32_t* to) const {
    if (row >= rows()) return 0;
    const std::uint32_t count = begins_[row + 1] - begins_[row];
    if (count > short_list || std::size_t{begins_[row]} + short_list > values_.size()) return short_list + 1;
    std::memcpy(to, values_.data() + begins_[row], short_list * sizeof *to);
    return count;
  }

 private:
  std::span<const std::uint32_t> begins_;
  std::span<const std::uint32_t> values_;
};

/// The ids of a facet's values by article, and the values by id (sorted).
struct FacetColumn {
  ListColumn ids;
  StringTable names;
};

/// The words of a shard: forms as printed, by their id in the token column, and the two ways to them: from
/// the folded form and from the posting term. Both tables are sorted. Some ids are no form: an empty one that
/// never occurs.
struct Lexicon {
  StringTable surfaces;                   ///< by form id
  std::span<const std::uint32_t> counts;  ///< occurrences, by form id
  StringTable folded;
  ListColumn folded_forms;  ///< form ids by index in `folded`
  StringTable terms;
  ListColumn term_forms;  ///< form ids by index in `terms`

  /// Occurrences of a form; 0 for an id that is none.
  std::uint32_t count(std::uint32_t form) const { return form < counts.size() ? counts[form] : 0; }
  /// Of several together.
  std::uint64_t count(std::span<const std::uint32_t> forms) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t form : forms) sum += count(form);
    return sum;
  }
};

/// A shard's column file, open for reading. Thread-safe. Damaged content gives wrong or empty answers, never
/// a read outside the file; `SectionFile::verify` finds it.
class Columns {
 public:
  explicit Columns(const std::string& path);

  std::uint32_t rows() const { return static_cast<std::uint32_t>(dates_.size()); }
  /// Seconds since 1970, descending; `no_date` at the end.
  std::span<const std::int64_t> dates() const { return dates_; }
  /// Words in headline and text.
  std::span<const std::uint32_t> word_counts() const { return word_counts_; }
  /// XXH3-64 of each article's id.
  std::span<const std::uint64_t> id_hashes() const { return id_hashes_; }
  /// By row: the story that it is a version of, the same number for all its versions in the archive.
  std::span<const std::uint64_t> clusters() const { return clusters_; }
  /// By row: what near-duplicates are known by.
  std::span<const Signature> signatures() const { return signatures_; }
  const FacetColumn& facet(Facet facet) const { return facets_[static_cast<std::size_t>(facet)]; }
  const Lexicon& lexicon() const { return lexicon_; }
  /// The tokens of an article.
  TokenCodes tokens(std::uint32_t row) const { return token_codes(token_bytes(row)); }
  /// Where they lie; nothing of it is read.
  std::span<const std::uint8_t> token_bytes(std::uint32_t row) const {
    const std::uint64_t begin = token_begins_[row];
    const std::uint64_t end = token_begins_[row + 1];
    if (begin > end || end > tokens_.size()) return {};
    return tokens_.subspan(begin, end - begin);
  }

  const SectionFile& file() const { return file_; }

 private:
  SectionFile file_;
  std::span<const std::int64_t> dates_;
  std::span<const std::uint32_t> word_counts_;
  std::span<const std::uint64_t> id_hashes_;
  std::span<const std::uint64_t> clusters_;
  std::span<const Signature> signatures_;
  std::array<FacetColumn, facet_count> facets_;
  Lexicon lexicon_;
  std::span<const std::uint64_t> token_begins_;
  std::span<const std::uint8_t> tokens_;
};

}  // namespace backfile
