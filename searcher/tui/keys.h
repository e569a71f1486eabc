// The one table of keys: what each does in which part of the screen, and its line in the help.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searcher/tui/state.h"

namespace backfile::tui {

/// Where a binding holds, as a set of bits by Focus.
using Places = unsigned;
constexpr Places in(Focus focus) {
  return 1U << static_cast<unsigned>(focus);
}
inline constexpr Places panes = in(Focus::results) | in(Focus::facets) | in(Focus::timeline);
inline constexpr Places anywhere = ~0U;

struct Binding {
  Places places;
  std::string_view keys;  ///< names separated by spaces: "Down j", "C-a", "M-b", "Space"
  void (*act)(State& state);
  std::string_view help;  ///< "" for a key that another line explains
};

/// Headings of the help, with the bindings under each.
struct BindingGroup {
  std::string_view heading;
  std::span<const Binding> bindings;
};
std::span<const BindingGroup> binding_groups();

/// The name of a key as the table writes it.
std::string key_name(const KeyEvent& event);
/// The binding of a key in a part of the screen; nullptr where it has none.
const Binding* find_binding(Focus focus, const std::string& name);

}  // namespace backfile::tui
