#include "indexer/annotators/person/text.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "common/utf8.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

Gap gap_of(std::int32_t c) {
  switch (c) {
    case '-':
    case 0x2010:
    case 0x2011:
      return Gap::hyphen;
    case '.':
      return Gap::period;
    case ',':
    case 0x3001:
      return Gap::comma;
    case '"':
    case '`':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return Gap::quote;
    case '(':
    case '[':
      return Gap::open;
    case ')':
    case ']':
      return Gap::close;
    case ':':
    case ';':
      return Gap::colon;
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return Gap::dash;
    case '/':
      return Gap::slash;
    case '&':
      return Gap::ampersand;
    default:
      return Gap::other;
  }
}

// The strongest mark between two words.
Gap read_gap(std::string_view text) {
  if (text == " ") return Gap::space;
  constexpr std::size_t wide = 3;  // a new block without an empty line
  Gap found = text.size() >= wide && text.find_first_not_of(" \n\t") == std::string_view::npos ? Gap::other
                                                                                               : Gap::space;
  bool spaced = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c == ' ' || c == '\n' || c == '\t' || c == 0xA0) {
      spaced = true;
      if (found == Gap::hyphen) found = Gap::dash;
      continue;
    }
    Gap gap = gap_of(c);
    if (gap == Gap::quote && found == Gap::space && !spaced && (c == '\'' || c == 0x2019)) gap = Gap::other;
    if (gap == Gap::hyphen && (spaced || found == Gap::hyphen)) gap = Gap::dash;
    found = std::max(found, gap);
  }
  return found;
}

// "A. A. K. Niazi": no sentence begins with the second initial.
bool is_next_initial(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0 || tokens[at].before != Break::sentence) return false;
  const auto initial = [&](const Token& token) {
    return token.end == token.begin + 1 && token.end < text.size() && text[token.begin] >= 'A' &&
           text[token.begin] <= 'Z' && text[token.end] == '.';
  };
  return initial(tokens[at - 1]) && initial(tokens[at]);
}

bool is_conjunction(const WordTraits& traits) {
  static const std::array<std::uint64_t, 5> forms = {
      read_traits("and", false).form, read_traits("or", false).form, read_traits("y", false).form,
      read_traits("und", false).form, read_traits("en", false).form};
  return std::ranges::find(forms, traits.form) != forms.end();
}

bool is_place_preposition(const WordTraits& traits) {
  static const std::array<std::uint64_t, 5> forms = {
      read_traits("in", false).form, read_traits("at", false).form, read_traits("from", false).form,
      read_traits("near", false).form, read_traits("to", false).form};
  return std::ranges::find(forms, traits.form) != forms.end();
}

bool has_capital(Shape shape) {
  return shape >= Shape::capital && shape <= Shape::acronym;
}

Link link_of(Gap gap) {
  switch (gap) {
    case Gap::space:
      return Link::space;
    case Gap::hyphen:
      return Link::hyphen;
    case Gap::period:
      return Link::period;
    case Gap::quote:
      return Link::quote;
    case Gap::comma:
      return Link::comma;
    case Gap::ampersand:
      return Link::conjunction;
    default:
      return Link::near;
  }
}

template <typename Count>
void bump(Count& count) {
  if (count < std::numeric_limits<Count>::max()) ++count;
}

}  // namespace

std::uint32_t NameWords::number(std::string_view surface, unsigned variant) {
  const std::uint64_t key = (XXH3_64bits(surface.data(), surface.size()) + variant * 0x9E3779B97F4A7C15U) | 1;
  std::size_t i = (key >> 20U) & (slots_.size() - 1);
  for (; slots_[i].key != 0; i = (i + 1) & (slots_.size() - 1)) {
    if (slots_[i].key == key) return slots_[i].number;
  }
  Entry entry;
  entry.traits = read_traits(surface, (variant & 1U) != 0);
  if ((variant & 2U) != 0) entry.traits.lexicon &= ~name_flags;
  if ((variant & 4U) != 0) entry.traits.lexicon &= ~other_name_flags;
  if ((variant & 8U) == 0) entry.traits.lexicon &= ~other_language_flags;
  const auto next_form = static_cast<std::uint32_t>(form_numbers_.size());
  entry.form = form_numbers_.try_emplace(entry.traits.form, next_form).first->second;
  const auto number = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(entry);
  surfaces_.emplace_back(surface);
  slots_[i] = {key, number};
  if (entries_.size() * 2 > slots_.size()) grow();
  return number;
}

void NameWords::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.key == 0) continue;
    std::size_t i = (slot.key >> 20U) & (larger.size() - 1);
    while (larger[i].key != 0) i = (i + 1) & (larger.size() - 1);
    larger[i] = slot;
  }
  slots_.swap(larger);
}

void NameWords::clear() {
  slots_.assign(1U << 12, {});
  entries_.clear();
  surfaces_.clear();
  ++times_cleared_;
  form_numbers_.clear();
}

void PersonText::clear() {
  tokens.clear();
  candidates.clear();
  evidence.clear();
}

unsigned PersonTextBuilder::variant(std::string_view surface, CaseMode mode) const {
  unsigned bits = mode == CaseMode::title ? 1 : 0;
  if (other_languages_) bits |= 8U;
  if (hide_ != nullptr) bits |= hide_(XXH3_64bits(surface.data(), surface.size()), seed_);
  return bits;
}

void PersonTextBuilder::add(std::string_view text, const std::vector<Token>& tokens, bool in_title,
                            PersonText& out, WordNotes* notes) {
  const std::size_t first = out.tokens.size();
  out.tokens.reserve(first + tokens.size());
  NotesOfWords* const numbers =
      notes != nullptr && hide_ == nullptr ? &notes->of(this, words_.times_cleared()) : nullptr;
  std::uint32_t previous_end = 0;
  for (const Token& token : tokens) {
    NameToken made;
    made.word = number_of(*token.word, numbers);
    made.begin = token.begin;
    made.end = token.end;
    made.in_title = in_title;
    if (words_[made.word].traits.possessive) {
      made.end =
          token.begin + static_cast<std::uint32_t>(
                            without_possessive(text.substr(token.begin, token.end - token.begin)).size());
    }
    made.gap = token.before != Break::none && !is_next_initial(text, tokens, out.tokens.size() - first)
                   ? Gap::start
                   : read_gap(text.substr(previous_end, token.begin - previous_end));
    previous_end = token.end;
    out.tokens.push_back(made);
  }
  set_case_modes(first, tokens, out);
}

std::uint32_t PersonTextBuilder::number_of(const Word& word, NotesOfWords* numbers) {
  const auto read = [&] { return words_.number(word.surface, variant(word.surface, CaseMode::normal)); };
  if (numbers == nullptr) return read();
  std::uint32_t& note = (*numbers)[word.id];
  if (note == 0) note = read() + 1;
  return note - 1;
}

// Headlines and texts in capitals: a capital there says nothing, so their words are read anew.
void PersonTextBuilder::set_case_modes(std::size_t first, const std::vector<Token>& tokens, PersonText& out) {
  for (std::size_t begin = first; begin < out.tokens.size();) {
    std::size_t end = begin + 1;
    while (end < out.tokens.size() && out.tokens[end].gap != Gap::start) ++end;
    int small = 0, small_long = 0, capital = 0, all_capital = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const WordTraits& traits = words_[out.tokens[i].word].traits;
      if (traits.shape == Shape::lower) {
        ++small;
        if ((traits.lexicon & (function_word | particle)) == 0) ++small_long;
      } else if (traits.shape == Shape::all_capitals || traits.shape == Shape::initial) {
        ++all_capital;
      } else if (traits.shape == Shape::capital || traits.shape == Shape::inner_capital) {
        ++capital;
      }
    }
    const bool in_capitals = all_capital >= 3 && small + capital <= all_capital / 8;
    const bool is_headline = capital + all_capital >= 4 && small_long * 8 <= capital + all_capital;
    if (in_capitals || is_headline) {
      for (std::size_t i = begin; i < end; ++i) {
        out.tokens[i].mode = CaseMode::title;
        if (!in_capitals) continue;
        const std::string_view surface = tokens[i - first].word->surface;
        out.tokens[i].word = words_.number(surface, variant(surface, CaseMode::title));
      }
    }
    begin = end;
  }
}

void PersonTextBuilder::finish(PersonText& out) {
  out.other_language = other_languages_;
  find_candidates(out);
  find_runs(out);
  gather_evidence(out);
}

void PersonTextBuilder::find_candidates(PersonText& out) const {
  auto& tokens = out.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const WordTraits& traits = words_[tokens[i].word].traits;
    if (has_capital(traits.shape)) {
      tokens[i].candidate = traits.form != 0;
      // "bin Abdul", "van der": small words right before the capital belong to it.
      for (std::size_t k = i; k > 0 && i - k < 3; --k) {
        if (tokens[k].gap != Gap::space && tokens[k].gap != Gap::hyphen) break;
        const WordTraits& before = words_[tokens[k - 1].word].traits;
        if (before.shape != Shape::lower || (before.lexicon & particle) == 0) break;
        tokens[k - 1].candidate = true;
      }
    } else if (i > 0 && tokens[i].gap == Gap::hyphen && tokens[i - 1].candidate &&
               traits.shape == Shape::lower) {
      tokens[i].candidate = true;  // "Jong-un"
    }
  }
}

void PersonTextBuilder::find_runs(PersonText& out) const {
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  bool sentence_open = false;
  for (std::uint32_t i = 0; i < out.tokens.size(); ++i) {
    if (out.tokens[i].gap == Gap::start) sentence_open = false;
    if (!out.tokens[i].candidate) continue;
    NameCandidate made;
    made.token = i;
    made.starts_sentence = !sentence_open;
    if (sentence_open) {
      const std::uint32_t between = i - last - 1;
      if (between == 0) {
        // "China's Wen", "the twins' Ann" are no names.
        const bool possessed = words_[out.tokens[last].word].traits.possessive;
        made.link = possessed ? Link::near : link_of(out.tokens[i].gap);
      } else if (between == 1 && is_conjunction(words_[out.tokens[i - 1].word].traits)) {
        made.link = Link::conjunction;
      } else if (between <= 2) {
        made.link = Link::near;
      }
    }
    const bool goes_on = sentence_open && joins(made.link) && out.candidates.back().run_index < 60;
    made.run_index =
        goes_on ? static_cast<std::uint16_t>(out.candidates.back().run_index + 1) : std::uint16_t{0};
    out.candidates.push_back(made);
    sentence_open = true;
    last = i;
  }
  for (std::size_t i = out.candidates.size(); i-- > 0;) {
    NameCandidate& candidate = out.candidates[i];
    const bool is_last = i + 1 == out.candidates.size() || out.candidates[i + 1].run_index == 0;
    candidate.run_length =
        is_last ? static_cast<std::uint16_t>(candidate.run_index + 1) : out.candidates[i + 1].run_length;
  }
}

void PersonTextBuilder::gather_evidence(PersonText& out) {
  evidence_of_form_.resize(std::max(evidence_of_form_.size(), words_.forms()));
  for (NameCandidate& candidate : out.candidates) {
    std::uint32_t& slot = evidence_of_form_[words_[out.tokens[candidate.token].word].form];
    if (slot == 0) {
      out.evidence.emplace_back();
      slot = static_cast<std::uint32_t>(out.evidence.size());
    }
    candidate.evidence = slot - 1;
  }
  for (const NameToken& token : out.tokens) {
    const NameWords::Entry& entry = words_[token.word];
    if (token.mode == CaseMode::normal && entry.traits.shape == Shape::lower &&
        evidence_of_form_[entry.form] != 0) {
      bump(out.evidence[evidence_of_form_[entry.form] - 1].lower);
    }
  }
  for (std::size_t i = 0; i < out.candidates.size(); ++i) {
    const NameCandidate& candidate = out.candidates[i];
    const std::uint32_t at = candidate.token;
    FormEvidence& seen = out.evidence[candidate.evidence];
    const NameToken& token = out.tokens[at];
    const WordTraits* before =
        token.gap != Gap::start && at > 0 ? &words_[out.tokens[at - 1].word].traits : nullptr;
    const WordTraits* after = at + 1 < out.tokens.size() && out.tokens[at + 1].gap != Gap::start
                                  ? &words_[out.tokens[at + 1].word].traits
                                  : nullptr;
    if (token.mode == CaseMode::normal && before != nullptr && has_capital(words_[token.word].traits.shape)) {
      bump(seen.capital_inside);
    }
    const bool first = candidate.run_index == 0;
    const bool last = candidate.run_index + 1 == candidate.run_length;
    if (before != nullptr && !first && (before->lexicon & given_name) != 0 &&
        (before->lexicon & dictionary_word) == 0) {
      bump(seen.after_given);
    }
    if (before != nullptr && (before->lexicon & title_word) != 0) bump(seen.after_title);
    if (before != nullptr && first && is_place_preposition(*before)) bump(seen.after_place_preposition);
    if ((first && before != nullptr && (before->lexicon & speech_verb) != 0) ||
        (last && after != nullptr && (after->lexicon & speech_verb) != 0)) {
      bump(seen.with_speech);
    }
    if (first && last) bump(seen.alone);
    if (last && !first) bump(seen.last_of_run);
    if (first && !last) bump(seen.first_of_run);
    for (std::size_t k = i + 1; k < i - candidate.run_index + candidate.run_length; ++k) {
      const std::uint64_t lexicon = words_[out.tokens[out.candidates[k].token].word].traits.lexicon;
      if ((lexicon & (organisation_word | place_noun)) != 0) {
        bump(seen.before_organisation);
        break;
      }
    }
  }
  for (const NameCandidate& candidate : out.candidates) {
    evidence_of_form_[words_[out.tokens[candidate.token].word].form] = 0;
  }
}

}  // namespace backfile
