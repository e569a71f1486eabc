// An article prepared for the person tagger: words with what stands between them, the candidates for names,
// and what the whole article says about each of them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analyzer.h"
#include "indexer/annotators/person/words.h"
#include "indexer/annotators/word_notes.h"

namespace backfile {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  start,  ///< a sentence begins
  space,
  hyphen,
  period,
  quote,
  comma,
  open,
  close,
  colon,
  dash,
  slash,
  ampersand,
  other
};

/// How a candidate hangs together with the candidate before it; a name runs on only through the first four.
enum class Link : std::uint8_t { space, hyphen, period, quote, comma, conjunction, near, far };
inline constexpr std::size_t link_count = 8;
inline constexpr bool joins(Link link) {
  return link <= Link::quote;
}

/// The words met so far, numbered. Entries stay where they are until `clear`.
class NameWords {
 public:
  struct Entry {
    WordTraits traits;
    std::uint32_t form = 0;  ///< number of the form: the same for "Janjua", "JANJUA's"
  };

  /// The number of a word. `variant` tells readings apart: bit 0 title case; bit 1 names hidden, bit 2 places
  /// and organisations hidden (training hides what the lexicon says of some words, so that the model does not
  /// lean on it); bit 3 words of other languages known.
  std::uint32_t number(std::string_view surface, unsigned variant);
  const Entry& operator[](std::uint32_t number) const { return entries_[number]; }
  std::string_view surface(std::uint32_t number) const { return surfaces_[number]; }
  std::size_t size() const { return entries_.size(); }
  std::size_t forms() const { return form_numbers_.size(); }
  void clear();
  /// How often it was cleared: numbers of another time mean nothing.
  std::uint64_t times_cleared() const { return times_cleared_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1U << 12);
  std::vector<Entry> entries_;
  std::vector<std::string> surfaces_;
  std::uint64_t times_cleared_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> form_numbers_;
};

/// How the capitals of a sentence are to be read.
enum class CaseMode : std::uint8_t { normal, title };

struct NameToken {
  std::uint32_t word = 0;   ///< in NameWords
  std::uint32_t begin = 0;  ///< bytes in the title or body
  std::uint32_t end = 0;    ///< without possessive ending
  Gap gap = Gap::start;
  CaseMode mode = CaseMode::normal;
  bool in_title = false;
  bool candidate = false;
};

/// A token that may be part of a name. Runs are candidates that join.
struct NameCandidate {
  std::uint32_t token = 0;
  std::uint32_t evidence = 0;  ///< in PersonText::evidence
  std::uint16_t run_index = 0;
  std::uint16_t run_length = 0;
  Link link = Link::far;         ///< to the candidate before
  bool starts_sentence = false;  ///< first candidate of its sentence
};

/// What the article says about a form, counted over all its places.
struct FormEvidence {
  std::uint16_t lower = 0;           ///< written small
  std::uint16_t capital_inside = 0;  ///< with a capital where the sentence does not ask for one
  std::uint16_t after_given = 0;     ///< behind a given name
  std::uint16_t after_title = 0;
  std::uint16_t with_speech = 0;  ///< next to a verb of speech
  std::uint16_t last_of_run = 0;  ///< last of several
  std::uint16_t first_of_run = 0;
  std::uint16_t alone = 0;
  std::uint16_t after_place_preposition = 0;
  std::uint16_t before_organisation = 0;  ///< in one run with "Inc", "University"
  std::array<std::uint16_t, 8> votes{};   ///< labels that the first stage gave
};

struct PersonText {
  std::vector<NameToken> tokens;
  std::vector<NameCandidate> candidates;
  std::vector<FormEvidence> evidence;
  bool other_language = false;  ///< not English: its dictionary says nothing

  void clear();
};

/// Builds PersonTexts; keeps its tables from one to the next. One per thread.
class PersonTextBuilder {
 public:
  /// Whether titles, offices and the like are read in other languages than English.
  explicit PersonTextBuilder(bool other_languages = false) : other_languages_(other_languages) {}

  /// Says for a surface's hash what training hides of it, as bits of a variant.
  using Hide = unsigned (*)(std::uint64_t surface_hash, std::uint64_t seed);

  NameWords& words() { return words_; }
  /// Appends the tokens of a part; call `finish` after the last. `notes` beside the analyser that made them, or
  /// nullptr.
  void add(std::string_view text, const std::vector<Token>& tokens, bool in_title, PersonText& out,
           WordNotes* notes = nullptr);
  /// Finds candidates and gathers evidence.
  void finish(PersonText& out);
  void hide_names(Hide hide, std::uint64_t seed) { hide_ = hide, seed_ = seed; }
  void set_seed(std::uint64_t seed) { seed_ = seed; }

 private:
  std::uint32_t number_of(const Word& word, NotesOfWords* numbers);
  void set_case_modes(std::size_t first, const std::vector<Token>& tokens, PersonText& out);
  void find_candidates(PersonText& out) const;
  void find_runs(PersonText& out) const;
  void gather_evidence(PersonText& out);
  unsigned variant(std::string_view surface, CaseMode mode) const;

  bool other_languages_;
  NameWords words_;
  Hide hide_ = nullptr;
  std::uint64_t seed_ = 0;
  std::vector<std::uint32_t> evidence_of_form_;  // form number -> evidence + 1
};

}  // namespace backfile
