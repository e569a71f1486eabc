#include "searcher/tui/completion.h"

#include <algorithm>

#include "common/ascii.h"
#include "searcher/query/field_names.h"
#include "searcher/render/terminal_text.h"
#include "searcher/tui/actions.h"

namespace backfile::tui {
namespace {

// The value as the query language takes it.
std::string quoted(const std::string& value) {
  const bool plain = !value.empty() && std::ranges::all_of(value, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (plain) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

void show_value(State& state) {
  const Completion& completion = *state.completion;
  const std::string before = state.query.text.substr(0, completion.begin);
  const std::string behind = state.query.text.substr(state.query.cursor);
  const std::string value = quoted(harmless(completion.values[completion.at].label));
  state.query.text = before + value + behind;
  state.query.cursor = before.size() + value.size();
  ask(state);
  state.message.clear();
  for (std::size_t i = 0; i < completion.values.size(); ++i) {
    const FacetCount& one = completion.values[(completion.at + i) % completion.values.size()];
    state.message += (i > 0 ? " · " : "Tab: ") + harmless(one.label) + " " + std::to_string(one.count);
  }
}

}  // namespace

std::optional<CompletionPlace> completion_place(const LineEditor& query) {
  const std::string_view text = std::string_view(query.text).substr(0, query.cursor);
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view value = text.substr(colon + 1);
  const bool open_quote = value.starts_with('"');
  if (open_quote) value.remove_prefix(1);
  if (value.find('"') != std::string_view::npos) return std::nullopt;
  if (!open_quote && value.find(' ') != std::string_view::npos) return std::nullopt;
  const auto space = text.substr(0, colon).find_last_of(" (-");
  const std::string_view name =
      text.substr(space == std::string_view::npos ? 0 : space + 1, colon - (space + 1));
  const Field* field = field_named(name);
  if (field == nullptr || field->kind != FieldKind::facet) return std::nullopt;
  return CompletionPlace{facet_of(*field), colon + 1, std::string(value)};
}

bool complete_value(State& state) {
  if (state.completion && !state.completion->values.empty()) {
    state.completion->at = (state.completion->at + 1) % state.completion->values.size();
    show_value(state);
    return true;
  }
  const auto place = completion_place(state.query);
  if (!place) return false;
  state.completion = Completion{place->begin, {}, 0};
  state.effects.emplace_back(CompleteEffect{state.query.text, place->facet, place->prefix});
  return true;
}

void take_completion(State& state, const CompletionEvent& event) {
  if (!state.completion || state.query.text != event.query) return;
  if (event.values.empty()) {
    state.completion.reset();
    state.message = "no value begins so";
    return;
  }
  state.completion->values = event.values;
  show_value(state);
}

}  // namespace backfile::tui
