// The keys of the query line. Whatever changes its text asks for new results at once.
#include <algorithm>
#include <cctype>

#include "common/analyzer.h"
#include "common/utf8.h"
#include "searcher/tui/actions.h"

namespace backfile::tui {
namespace {

// Runs an edit, and asks where the text is another one now.
template <typename Edit>
void edit(State& state, const Edit& change) {
  const std::string before = state.query.text;
  change(state.query);
  if (state.query.text != before) ask(state);
}

void show_line(State& state, const std::string& line) {
  edit(state, [&](LineEditor& editor) { editor.set(line); });
}

// The latest entry before `from` that holds what is typed after Ctrl-R.
void find_in_history(State& state, std::size_t from) {
  const auto found = state.history.find(*state.history_search, from);
  if (!found) {
    state.message = "no earlier query has it";
    return;
  }
  state.history.at = *found;
  show_line(state, state.history.entries[*found]);
}

void edit_history_search(State& state, const KeyEvent& key) {
  std::string& needle = *state.history_search;
  if (key.key == Key::backspace) {
    if (!needle.empty()) needle.erase(code_point_border(needle, needle.size() - 1));
  } else if (key.key == Key::character && !key.control && !key.alt) {
    append_code_point(needle, static_cast<std::int32_t>(key.character));
  } else {
    state.history_search.reset();
    return;
  }
  if (!needle.empty()) find_in_history(state, state.history.entries.size());
}

// In an empty line there is still the article that the results resemble.
bool drop_similar(State& state) {
  if (!state.query.text.empty() || !state.similar) return false;
  state.similar.reset();
  ask(state);
  return true;
}

// The words of a query as places in it.
std::vector<Highlight> words_of(const std::string& text) {
  std::vector<Highlight> words;
  const auto is_letter = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0 || c == '\'' || c == '-';
  };
  for (std::uint32_t at = 0; at < text.size();) {
    const std::uint32_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    if (at > begin) words.push_back({begin, at});
    if (at == begin) ++at;
  }
  return words;
}

}  // namespace

void edit_typed(State& state, const KeyEvent& key) {
  if (state.history_search) return edit_history_search(state, key);
  if (key.key == Key::paste) {
    edit(state, [&](LineEditor& editor) { editor.insert(key.text); });
  } else if (key.key == Key::character && !key.control && !key.alt) {
    if (key.character == U'?' && state.query.text.empty()) return open_help(state);
    std::string letter;
    append_code_point(letter, static_cast<std::int32_t>(key.character));
    edit(state, [&](LineEditor& editor) { editor.insert(letter); });
  }
}

void line_left(State& state) {
  state.query.left();
}

void line_right(State& state) {
  if (state.query.cursor < state.query.text.size()) return state.query.right();
  const std::string suggestion = suggested_query(state);
  if (!suggestion.empty()) show_line(state, suggestion);
}

void line_home(State& state) {
  state.query.cursor = 0;
}

void line_end(State& state) {
  state.query.cursor = state.query.text.size();
}

void line_word_left(State& state) {
  state.query.word_left();
}

void line_word_right(State& state) {
  state.query.word_right();
}

void line_backspace(State& state) {
  if (drop_similar(state)) return;
  edit(state, [](LineEditor& editor) { editor.erase_before(); });
}

void line_erase(State& state) {
  edit(state, [](LineEditor& editor) { editor.erase_at(); });
}

void line_cut_word(State& state) {
  edit(state, [](LineEditor& editor) { editor.cut_word_before(); });
}

void line_cut_word_after(State& state) {
  edit(state, [](LineEditor& editor) { editor.cut_word_after(); });
}

void line_cut_before(State& state) {
  if (drop_similar(state)) return;
  edit(state, [](LineEditor& editor) { editor.cut_before(); });
}

void line_cut_after(State& state) {
  edit(state, [](LineEditor& editor) { editor.cut_after(); });
}

void line_paste(State& state) {
  edit(state, [](LineEditor& editor) { editor.paste_killed(); });
}

void history_older(State& state) {
  state.similar.reset();  // an earlier query stands for itself
  if (const auto line = state.history.older(state.query.text)) show_line(state, *line);
}

void history_newer(State& state) {
  if (const auto line = state.history.newer()) return show_line(state, *line);
  leave_query(state);
}

void history_search(State& state) {
  if (!state.history_search) {
    state.history_search = "";
    state.history.draft = state.query.text;
    state.history.at = state.history.entries.size();
  } else if (!state.history_search->empty()) {
    find_in_history(state, state.history.at);
  }
}

// The remark names the word in its own words, so the word is found as the one that resembles most.
std::string suggested_query(const State& state) {
  if (state.searching || state.problem) return "";
  for (const Notice& notice : state.page.tail.notices) {
    if (notice.suggestion.empty()) continue;
    for (const Highlight& word : words_of(state.query.text)) {
      const std::string typed = state.query.text.substr(word.begin, word.end - word.begin);
      const bool named = notice.text.ends_with(" " + typed) || notice.text.ends_with(" " + fold(typed)) ||
                         notice.text.ends_with("'" + typed + "'");
      if (!named) continue;
      std::string query = state.query.text;
      return query.replace(word.begin, word.end - word.begin, notice.suggestion);
    }
  }
  return "";
}

}  // namespace backfile::tui
