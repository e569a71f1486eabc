#include "common/columns.h"

#include "common/error.h"

namespace backfile {

Columns::Columns(const std::string& path)
    : file_(path),
      dates_(file_.values<std::int64_t>("dates")),
      word_counts_(file_.values<std::uint32_t>("words")),
      id_hashes_(file_.values<std::uint64_t>("id_hashes")),
      clusters_(file_.values<std::uint64_t>("clusters")),
      signatures_(file_.values<Signature>("signatures")),
      lexicon_{StringTable(file_, "forms"),  file_.values<std::uint32_t>("form_counts"),
               StringTable(file_, "folded"), ListColumn(file_, "folded"),
               StringTable(file_, "terms"),  ListColumn(file_, "terms")},
      token_begins_(file_.values<std::uint64_t>("token_begins")),
      tokens_(file_.values<std::uint8_t>("tokens")) {
  for (std::size_t i = 0; i < facet_count; ++i) {
    const std::string name(facet_field(static_cast<Facet>(i)).name);
    facets_[i] = {ListColumn(file_, name), StringTable(file_, name)};
    if (facets_[i].ids.rows() != rows())
      throw Error("cannot read " + path + ": its columns differ in length");
  }
  if (word_counts_.size() != rows() || id_hashes_.size() != rows() || clusters_.size() != rows() ||
      signatures_.size() != rows() || token_begins_.size() != rows() + 1) {
    throw Error("cannot read " + path + ": its columns differ in length");
  }
}

}  // namespace backfile
