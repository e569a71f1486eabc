#include "common/dense_rows.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/document.h"
#include "common/error.h"
#include "common/schema.h"

namespace backfile {
namespace {

// A term is worth a row where more than one article in so many has it: see "Dense rows" in bench/RESULTS.md.
constexpr std::uint64_t sparsest = 2;

std::size_t stride_of(std::uint32_t rows) {
  return (std::size_t{rows} + dense_padding - 1) / dense_padding * dense_padding + dense_padding;
}

// Terms that may be frequent enough, from what the columns count: no fewer than are.
std::vector<std::string> candidates(const Columns& columns, std::uint64_t least) {
  std::vector<std::string> terms;
  const Lexicon& lexicon = columns.lexicon();
  for (std::uint32_t i = 0; i < lexicon.terms.size(); ++i) {
    if (lexicon.count(lexicon.term_forms[i]) >= least) terms.emplace_back(lexicon.terms[i]);
  }
  for (std::size_t i = 0; i < facet_count; ++i) {
    const auto facet = static_cast<Facet>(i);
    const FacetColumn& column = columns.facet(facet);
    std::vector<std::uint64_t> counts(column.names.size());
    for (std::uint32_t row = 0; row < columns.rows(); ++row) {
      for (const std::uint32_t id : column.ids[row]) {
        if (id < counts.size()) ++counts[id];
      }
    }
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] >= least) terms.push_back(boolean_term(facet_field(facet), column.names[id]));
    }
  }
  return terms;
}

}  // namespace

DenseRows::DenseRows(const std::string& path, std::uint32_t rows)
    : file_(path),
      terms_(file_, "terms"),
      impacts_(file_.values<std::uint8_t>("impacts")),
      stride_(stride_of(rows)) {
  const auto written = file_.values<std::uint32_t>("rows");
  if (written.size() != 1 || written.front() != rows || impacts_.size() != stride_ * terms_.size())
    throw Error("cannot read " + path + ": it belongs to another shard",
                "remove it: the archive only gets slower without");
}

std::span<const std::uint8_t> DenseRows::find(std::string_view term) const {
  const std::uint32_t at = terms_.find(term);
  if (at == terms_.size()) return {};
  return impacts_.subspan(at * stride_, stride_);
}

void read_impacts(const Xapian::Database& database, const std::string& term,
                  std::span<std::uint8_t> impacts) {
  std::ranges::fill(impacts, std::uint8_t{0});
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    const Xapian::docid docid = *at;
    if (docid > impacts.size()) break;
    impacts[docid - 1] = static_cast<std::uint8_t>(std::clamp<Xapian::termcount>(at.get_wdf(), 1, 255));
  }
}

void write_dense_rows(const Xapian::Database& database, const Columns& columns, const std::string& path) {
  const std::uint64_t least = columns.rows() / sparsest + 1;
  std::vector<std::string> terms = candidates(columns, least);
  std::erase_if(terms, [&](const std::string& term) { return database.get_termfreq(term) < least; });
  std::ranges::sort(terms);
  SectionWriter writer(path);
  writer.section<std::uint32_t>("rows", std::array{columns.rows()});
  write_string_table(writer, "terms", terms);
  writer.begin("impacts");
  std::vector<std::uint8_t> impacts(stride_of(columns.rows()));
  for (const std::string& term : terms) {
    read_impacts(database, term, std::span(impacts).first(columns.rows()));
    writer.append<std::uint8_t>(impacts);
  }
  writer.finish();
}

}  // namespace backfile
