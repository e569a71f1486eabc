// The labels of the person tagger and which may follow which.
#pragma once

#include <cstdint>

#include "indexer/annotators/person/text.h"

namespace backfile {

/// A candidate's part: nothing, a person's whole name, its first, inner or last word, or another kind of
/// name.
enum class NameLabel : std::uint8_t { none, whole, first, inner, last, place, organisation, other };
inline constexpr std::size_t label_count = 8;

/// Whether a person's name goes on behind this label.
constexpr bool goes_on(NameLabel label) {
  return label == NameLabel::first || label == NameLabel::inner;
}

/// Whether `next` may follow `label` over a link.
constexpr bool may_follow(NameLabel label, NameLabel next, Link link) {
  const bool continues = next == NameLabel::inner || next == NameLabel::last;
  return goes_on(label) ? continues && joins(link) : !continues;
}

}  // namespace backfile
