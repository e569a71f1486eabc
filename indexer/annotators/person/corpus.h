// Texts with the names in them marked, for training and measuring the person tagger.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotators/person/labels.h"

namespace backfile {

/// A name in a text, in bytes. `kind` is whole (a person), place, organisation or other.
struct MarkedName {
  std::uint32_t begin;
  std::uint32_t end;
  NameLabel kind;
  bool operator==(const MarkedName&) const = default;
};

/// A document: sentences, each a paragraph of its own, with the names in order of place.
struct MarkedText {
  std::string text;
  std::vector<MarkedName> names;
};

/// Takes titles out of a person's name, as CoNLL and we have it, other than GMB: "Prime Minister Ehud Olmert"
/// -> "Ehud Olmert". False where nothing is left. Names of other kinds stay.
bool take_titles_out(std::string_view text, MarkedName& name);

/// Reads column files in the manner of CoNLL: a token a line, its tag in the last column (GermEval: in the
/// third), IOB1 or IOB2, sentences separated by empty lines, documents by -DOCSTART-. Files without document
/// marks are cut every 20 sentences. Person tags: PER, person, and the professions of CrossNER. Titles in
/// front of a name ("President", "Mr.") are taken out of it. Spacing is restored as in print.
std::vector<MarkedText> read_conll(std::string_view content);

}  // namespace backfile
