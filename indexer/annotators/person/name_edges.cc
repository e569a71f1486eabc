#include "indexer/annotators/person/name_edges.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "common/ascii.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

std::vector<std::uint64_t> forms_of(std::initializer_list<std::string_view> words) {
  std::vector<std::uint64_t> forms;
  for (std::string_view word : words) forms.push_back(read_traits(word, false).form);
  return forms;
}

class Trimmer {
 public:
  Trimmer(const PersonText& text, const NameWords& words, NameSpan& span)
      : text_(text), words_(words), span_(span) {}

  bool trim() {
    if (ends_with_title() || is_plural_acronym(span_.last) || is_party_and_state()) return false;
    cut_head();
    while (is_longer(1) &&
           (is_title(span_.first) || is_no_initial() || is_day(span_.first) || is_nation(span_.first) ||
            is_occupation() || is_adverb_of_sentence() || is_known_acronym()))
      ++span_.first;
    while (is_longer(1) &&
           (is_time(span_.last) || is_office(span_.last) || is_second_part(span_.last) || is_repeated()))
      --span_.last;
    if (is_longer(2) && is_nation(span_.last) && traits(span_.last - 1).shape == Shape::capital) --span_.last;
    trim_heading();
    if (begins_with_place()) ++span_.first;
    if (token(span_.first).mode == CaseMode::title) trim_words();
    return !is_date_line();
  }

 private:
  bool is_longer(std::size_t words) const { return span_.last - span_.first >= words; }
  const NameToken& token(std::size_t candidate) const {
    return text_.tokens[text_.candidates[candidate].token];
  }
  const WordTraits& traits(std::size_t candidate) const { return words_[token(candidate).word].traits; }
  bool is_one_of(std::size_t candidate, const std::vector<std::uint64_t>& forms) const {
    return std::ranges::find(forms, traits(candidate).form) != forms.end();
  }
  // The word before a candidate in its sentence; nullptr where there is none.
  const NameToken* token_before(std::size_t candidate) const {
    return token(candidate).gap == Gap::start ? nullptr : &token(candidate) - 1;
  }
  const NameToken* token_behind(std::size_t candidate) const {
    const std::size_t at = text_.candidates[candidate].token + 1;
    return at < text_.tokens.size() && text_.tokens[at].gap != Gap::start ? &text_.tokens[at] : nullptr;
  }

  // "Houston-based", "President-elect", "Saddam Hussein-era": the second part is no name.
  bool is_second_part(std::size_t candidate) const {
    static const auto parts = forms_of({"backed", "based", "bashing", "born", "brewer", "controlled",
                                        "directed", "elect", "era", "led", "linked", "listed", "made",
                                        "maker", "owned", "parent", "style", "themed", "trained"});
    return text_.candidates[candidate].link == Link::hyphen && traits(candidate).shape == Shape::lower &&
           is_one_of(candidate, parts);
  }

  // "Tolland Corp. Orrick said", "Leeds-based Orrick": another name hangs before it.
  void cut_head() {
    static const auto firms = forms_of({"co", "corp", "inc", "ltd", "plc", "llc"});
    for (std::size_t i = span_.last; i-- > span_.first;) {
      const bool is_firm = is_one_of(i, firms) && traits(i).shape == Shape::capital;
      if (is_firm || is_second_part(i)) {
        span_.first = i + 1;
        return;
      }
    }
  }

  // "ANN TOLLAND Tolland said", where the first two are a heading.
  bool is_repeated() const {
    return is_longer(2) && traits(span_.last).form == traits(span_.last - 1).form &&
           traits(span_.last - 1).shape == Shape::all_capitals && traits(span_.last).shape == Shape::capital;
  }

  // "Counsel Ann Tolland", "Moviemaker Ann Tolland": a word, then a whole name.
  bool is_occupation() const {
    const auto flags = [&](std::size_t candidate) { return traits(candidate).lexicon; };
    constexpr std::uint64_t no_trade = name_flags | particle | other_name_flags;
    if (text_.other_language) return false;
    return is_longer(2) && traits(span_.first).shape == Shape::capital &&
           (flags(span_.first) & dictionary_word) != 0 && (flags(span_.first) & no_trade) == 0 &&
           traits(span_.first + 1).shape == Shape::capital && (flags(span_.first + 1) & given_name) != 0;
  }

  // "Tolland Chairman": in a headline, or of a company. Butcher and Baker are names.
  bool is_office(std::size_t candidate) const {
    static const auto offices =
        forms_of({"analyst", "ceo", "cfo", "chairman", "chairwoman", "coo", "cto", "director", "economist",
                  "executive", "president", "spokesman", "spokeswoman", "strategist"});
    return is_one_of(candidate, offices);
  }

  bool has_point(std::size_t candidate) const {
    return candidate + 1 < text_.candidates.size() && text_.candidates[candidate + 1].link == Link::period;
  }

  // "Mr", "Sen." and the like are never part of a name; without a point some could be ("Sen", "Gen").
  bool is_title(std::size_t candidate) const {
    static const auto always = forms_of(
        {"mr", "mrs", "ms", "mdm", "dr", "prof", "pm", "cm", "justices", "mawlawi", "maulvi", "begum"});
    return is_one_of(candidate, always) || is_pointed_title(candidate);
  }

  bool is_pointed_title(std::size_t candidate) const {
    static const auto with_point = forms_of({"sen", "rep", "gov",  "gen",  "lt",   "col",  "maj",  "capt",
                                             "cpt", "sgt", "hon",  "engr", "barr", "rev",  "fr",   "msgr",
                                             "ven", "adm", "cmdr", "brig", "pres", "atty", "supt", "insp"});
    return has_point(candidate) && is_one_of(candidate, with_point);
  }

  // "Florida Gov. Ann Tolland" without her.
  bool ends_with_title() const { return is_longer(1) && is_pointed_title(span_.last); }

  // "R-Alaska", "I-Vt." behind the name of a senator.
  bool is_party_and_state() const {
    static const auto parties = forms_of({"r", "d", "i"});
    return is_longer(1) && !is_longer(2) && traits(span_.first).shape == Shape::initial &&
           text_.candidates[span_.last].link == Link::hyphen && is_one_of(span_.first, parties);
  }

  // "B&B. Tolland", "I/B/E/S. Tolland", "6764.T. Tolland": the end of something else.
  bool is_no_initial() const {
    if (traits(span_.first).shape != Shape::initial) return false;
    const NameToken* before = token_before(span_.first);
    if (before == nullptr || before->end + 1 != token(span_.first).begin) return false;
    const Gap gap = token(span_.first).gap;
    const bool numbered = words_[before->word].traits.shape == Shape::number;
    return gap == Gap::slash || gap == Gap::ampersand || (gap == Gap::period && numbered);
  }

  // Days, and months that nobody is called by.
  bool is_day(std::size_t candidate) const {
    static const auto days =
        forms_of({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
                  "february", "july", "september", "october", "november", "december"});
    // Nancy Friday is a writer.
    const bool is_name = candidate == span_.last && !is_longer(2) && has_given_name_only(span_.first);
    return is_one_of(candidate, days) && !is_name;
  }

  // "Even Tolland said": names too, elsewhere.
  bool is_adverb_of_sentence() const {
    static const auto adverbs = forms_of({"even", "like", "only", "both"});
    return token(span_.first).gap == Gap::start && is_one_of(span_.first, adverbs);
  }

  // "ECB Tolland", where the article has "ECB" alone too; but "JRR Tolland".
  bool is_known_acronym() const {
    return is_loud(traits(span_.first)) && (traits(span_.first).lexicon & name_flags) == 0 &&
           traits(span_.first + 1).shape == Shape::capital &&
           text_.evidence[text_.candidates[span_.first].evidence].alone > 0;
  }

  // "Tahoe SUVs"
  bool is_plural_acronym(std::size_t candidate) const {
    const std::string_view word = words_.surface(token(candidate).word);
    return traits(candidate).shape == Shape::inner_capital && word.size() > 2 && word.ends_with('s') &&
           std::ranges::none_of(word.substr(0, word.size() - 1), is_ascii_lower);
  }

  bool has_given_name_only(std::size_t candidate) const {
    return (traits(candidate).lexicon & (given_name | family_name)) == given_name;
  }

  // "Tolland Saturday", "Tolland Nov 3".
  bool is_time(std::size_t candidate) const {
    if (is_day(candidate)) return true;
    const NameToken* behind = token_behind(candidate);
    return (traits(candidate).lexicon & calendar_word) != 0 && behind != nullptr &&
           words_[behind->word].traits.shape == Shape::number;
  }

  bool is_nation(std::size_t candidate) const {
    return traits(candidate).shape == Shape::capital &&
           (traits(candidate).lexicon & (nation_word | name_flags)) == nation_word;
  }

  bool is_loud(const WordTraits& word) const { return word.shape == Shape::all_capitals && word.length > 2; }

  // "COSTS RISE Tolland said", "By Ann Tolland LEEDS (Wire)": a heading or dateline beside the name; but "KIM
  // Yong-su", "Marie DUPONT".
  void trim_heading() {
    std::size_t loud = span_.first;
    while (loud < span_.last && is_loud(traits(loud))) ++loud;
    if (loud > span_.first && !is_loud(traits(loud)) && traits(loud).shape != Shape::initial) {
      const NameToken* before = token_before(span_.first);
      const bool goes_on = before != nullptr && is_loud(words_[before->word].traits);
      const bool is_word = (traits(span_.first).lexicon &
                            (dictionary_word | city | place_word | nation_word | organisation_word)) != 0 &&
                           (traits(span_.first).lexicon & name_flags) == 0;
      if (goes_on || is_word) span_.first = loud;
    }
    while (is_longer(2) && is_loud(traits(span_.last)) && !is_loud(traits(span_.last - 1)) &&
           (traits(span_.last).lexicon & (city | place_word | nation_word)) != 0)
      --span_.last;
  }

  bool has_name(std::size_t candidate) const {
    return (traits(candidate).lexicon & (name_flags | particle | name_suffix)) != 0;
  }
  bool is_small_word(std::size_t candidate) const {
    const WordTraits& word = traits(candidate);
    return word.length > 1 && (word.lexicon & (function_word | speech_verb)) != 0 && !has_name(candidate);
  }
  // Of a text in capitals: its words are read as if they had but one.
  bool is_word(std::size_t candidate) const {
    const WordTraits& word = traits(candidate);
    const std::string_view surface = words_.surface(token(candidate).word);
    return !text_.other_language && word.shape == Shape::capital && surface.size() > 2 &&
           !is_ascii_lower(surface[1]) && (word.lexicon & (dictionary_word | nation_word)) != 0 &&
           !has_name(candidate);
  }

  // Where every word has a capital, verbs hang on ("Said Khrushchev", "Nikita Admitted"), and in capitals any
  // word: "WATERMAN TOLLAND", "ANN MARY TOLLAND MOSQUE". Of two words the last may be a family name: "ANN
  // GALLANT".
  void trim_words() {
    while (is_longer(1) && (is_small_word(span_.last) || is_word_behind_name(span_.last))) --span_.last;
    while (is_longer(1) && (is_small_word(span_.first) || is_word(span_.first))) ++span_.first;
  }

  bool is_word_behind_name(std::size_t candidate) const {
    if (!is_word(candidate) || text_.candidates[candidate].link != Link::space) return false;
    const std::string_view word = words_.surface(token(candidate).word);
    if (word.ends_with("LY") || word.ends_with("ED")) return true;
    if (traits(candidate - 1).shape == Shape::initial) return false;
    return is_longer(2) ? has_name(candidate - 1) : (traits(span_.first).lexicon & given_name) == 0;
  }

  // "ABU DHABI (WAM):", "SAN JUAN -": capitals where the sentence is not in capitals.
  bool is_date_line() const {
    const std::size_t first = text_.candidates[span_.first].token, last = text_.candidates[span_.last].token;
    if (text_.tokens[first].gap != Gap::start || last + 1 == text_.tokens.size()) return false;
    const Gap behind = text_.tokens[last + 1].gap;
    if (behind != Gap::open && behind != Gap::dash) return false;
    for (std::size_t i = span_.first; i <= span_.last; ++i) {
      if (traits(i).shape != Shape::all_capitals) return false;
    }
    return true;
  }

  // "In Vienna Romano Prodi spoke": the city is none of his names.
  bool begins_with_place() const {
    const NameToken* before = token_before(span_.first);
    if (!is_longer(2) || before == nullptr) return false;
    if ((traits(span_.first).lexicon & (city | nation_word)) == 0) return false;
    static const auto prepositions = forms_of({"in", "at"});
    return (traits(span_.first + 1).lexicon & given_name) != 0 &&
           std::ranges::find(prepositions, words_[before->word].traits.form) != prepositions.end();
  }

  const PersonText& text_;
  const NameWords& words_;
  NameSpan& span_;
};

}  // namespace

bool trim_name(const PersonText& text, const NameWords& words, NameSpan& span) {
  return Trimmer(text, words, span).trim();
}

}  // namespace backfile
