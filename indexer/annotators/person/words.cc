#include "indexer/annotators/person/words.h"

#include <unicode/uchar.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>

#include "common/fold.h"
#include "common/utf8.h"
#include "indexer/annotators/person/clusters.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

// The numbers of the templates; each place has a block of its own.
enum Template : std::uint64_t {
  form,
  shape,
  lexicon_bit,
  kinds_mask,
  cultures,
  prefix,
  suffix,
  trigram,
  length,
  kinds_shape,
  cluster,
  template_count
};

std::uint64_t hash_of(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

struct LetterCounts {
  int upper = 0, lower = 0, digits = 0, points = 0, others = 0;
  bool first_is_upper = false, second_is_lower = false;
};

LetterCounts count_letters(std::string_view word) {
  LetterCounts counts;
  std::size_t index = 0;
  for (std::size_t at = 0; at < word.size(); ++index) {
    const std::int32_t c = next_code_point(word, at);
    if (c < 0) {
      ++counts.others;
    } else if (u_isupper(c) || u_istitle(c)) {
      ++counts.upper;
      if (index == 0) counts.first_is_upper = true;
    } else if (u_islower(c)) {
      ++counts.lower;
    } else if (u_isdigit(c)) {
      ++counts.digits;
    } else if (c == '.') {
      ++counts.points;
    } else if (c != '\'' && c != 0x2019) {
      ++counts.others;
    }
  }
  return counts;
}

Shape shape_of(std::string_view word) {
  const LetterCounts counts = count_letters(word);
  if (counts.digits > 0) return Shape::number;
  if (counts.upper == 0) return counts.lower > 0 ? Shape::lower : Shape::other;
  if (counts.upper == 1 && counts.lower == 0) return Shape::initial;
  if (counts.points > 0 && counts.lower == 0) return Shape::acronym;
  if (counts.lower == 0) return Shape::all_capitals;
  if (!counts.first_is_upper || counts.upper > 1) return Shape::inner_capital;
  return Shape::capital;
}

}  // namespace

std::string_view without_possessive(std::string_view surface) {
  for (std::string_view ending : {"'s", "’s", "'S", "’S"}) {
    if (surface.size() > ending.size() && surface.ends_with(ending)) {
      return surface.substr(0, surface.size() - ending.size());
    }
  }
  return surface;
}

WordTraits read_traits(std::string_view surface, bool title_case) {
  WordTraits traits;
  const std::string_view kept = without_possessive(surface);
  std::string form;
  fold_word(kept, form);
  traits.form = hash_of(form);
  traits.lexicon = lexicon_flags(form);
  traits.possessive = kept.size() != surface.size();
  traits.kept = static_cast<std::uint8_t>(std::min<std::size_t>(kept.size(), 255));
  traits.shape = shape_of(kept);
  if (title_case && (traits.shape == Shape::all_capitals || traits.shape == Shape::lower)) {
    traits.shape = Shape::capital;
  }
  traits.cluster = word_cluster(form, traits.shape >= Shape::capital && traits.shape <= Shape::acronym);
  const auto letters = std::ranges::count_if(form, [](char c) { return !is_continuation(c); });
  traits.length = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(letters, 255));
  return traits;
}

void append_word_features(std::string_view surface, const WordTraits& traits, Place place,
                          std::vector<std::uint64_t>& features) {
  const std::uint64_t base = 1000 + static_cast<std::uint64_t>(place) * template_count;
  const auto add = [&](Template name, std::uint64_t a, std::uint64_t b = 0) {
    features.push_back(feature_hash(base + name, a, b));
  };
  const auto shape_value = static_cast<std::uint64_t>(traits.shape);
  add(form, traits.form);
  add(shape, shape_value);
  add(kinds_mask, kinds(traits.lexicon));
  add(kinds_shape, kinds(traits.lexicon), shape_value);
  add(cluster, traits.cluster, 16 + shape_value);
  add(cluster, traits.cluster);
  for (std::uint64_t bits = kinds(traits.lexicon); bits != 0; bits &= bits - 1) {
    add(lexicon_bit, static_cast<std::uint64_t>(std::countr_zero(bits)));
  }
  std::string folded;
  fold_word(without_possessive(surface), folded);
  const std::size_t size = folded.size();
  if (size >= 3) add(suffix, hash_of(std::string_view(folded).substr(size - 3)), 3);
  if (place != Place::here) return;
  add(cultures, traits.lexicon >> first_culture);
  add(length, std::min<std::uint64_t>(traits.length, 12));
  for (std::size_t n : {2U, 4U, 5U}) {
    if (size >= n) add(suffix, hash_of(std::string_view(folded).substr(size - n)), n);
  }
  for (std::size_t n : {2U, 3U, 4U}) {
    if (size >= n) add(prefix, hash_of(std::string_view(folded).substr(0, n)), n);
  }
  for (std::size_t at = 0; at + 3 <= size && at < 20; ++at) {
    add(trigram, hash_of(std::string_view(folded).substr(at, 3)));
  }
}

}  // namespace backfile
