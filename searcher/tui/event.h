// What happens to the interactive view: keys, mouse, the terminal's size, and what the background finds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/article.h"
#include "searcher/search.h"

namespace backfile::tui {

enum class Key : std::uint8_t {
  character,  ///< `character`, with control or alt
  paste,      ///< `text`, pasted as a whole
  enter,
  escape,
  tab,
  back_tab,
  up,
  down,
  left,
  right,
  home,
  end,
  page_up,
  page_down,
  backspace,
  erase,
  f1,
};

struct KeyEvent {
  Key key = Key::character;
  char32_t character = 0;
  bool control = false;
  bool alt = false;
  bool shift = false;
  std::string text = {};
};

/// A place on the screen counts from 0 at the top left.
struct MouseEvent {
  enum class Action : std::uint8_t { press, release, wheel_up, wheel_down };
  Action action = Action::press;
  int x = 0;
  int y = 0;
};

struct ResizeEvent {
  int columns = 80;
  int rows = 24;
};

/// A search came to its end. `serial` is that of the SearchEffect that asked for it.
struct ResultsEvent {
  std::uint64_t serial = 0;
  ResultPage page;
};

/// What is wrong with a query, and where (an empty place: no part of it in particular).
struct Problem {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
  std::string hint;
};

struct ProblemEvent {
  std::uint64_t serial = 0;
  Problem problem;
};

/// The article that a LoadEffect asked for; nothing where it is gone.
struct ArticleEvent {
  std::string id;
  std::optional<Article> article;
  Searcher::ArticleHighlights highlights;
};

/// Something about the archive itself. `searchable` says whether the searches should be asked again.
struct ArchiveEvent {
  std::string message;
  bool changed = false;
};

/// The answer to a CompleteEffect: values whose beginning is `prefix`, the most frequent first.
struct CompletionEvent {
  std::string query;  ///< as it stood when it was asked
  std::vector<FacetCount> values;
};

/// A search takes so long that the user should be told.
struct PatienceEvent {};

using Event = std::variant<KeyEvent, MouseEvent, ResizeEvent, ResultsEvent, ProblemEvent, ArticleEvent,
                           ArchiveEvent, PatienceEvent, CompletionEvent>;

}  // namespace backfile::tui
