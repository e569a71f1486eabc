// The gazetteer's phrases in a section.
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/country/gazetteer.h"
#include "indexer/annotators/country/section_text.h"

namespace backfile {

/// Looks phrases up in one section. `notes` remembers which words begin none, or is nullptr. Keeps
/// references.
class PlaceFinder {
 public:
  PlaceFinder(const SectionText& section, const Gazetteer& gazetteer, NotesOfWords* notes)
      : section_(section), gazetteer_(gazetteer), notes_(notes) {}

  /// The longest phrase that begins at token i and ends before `to`.
  std::optional<PlaceMatch> longest(std::size_t i, std::size_t to) const {
    const Word& word = *section_.tokens()[i].word;
    if (notes_ != nullptr && !notes_->holds(word.id, [&] { return gazetteer_.may_begin(word); }))
      return std::nullopt;
    return gazetteer_.longest(section_.tokens().first(to), i, section_.style());
  }

  /// "North and South Korea", "East and West German ministers": what the first word stands for.
  std::optional<PlaceMatch> with_shared_head(std::size_t i, std::size_t to) const;

 private:
  bool is_direction(std::size_t i) const;

  const SectionText& section_;
  const Gazetteer& gazetteer_;
  NotesOfWords* notes_;
};

}  // namespace backfile
