#include "searcher/render/renderer.h"

#include <algorithm>
#include <array>

namespace backfile {
namespace {

constexpr std::array all_renderers = {
    Renderer{"text", "for people", make_text_renderer},
    Renderer{"json", "JSON Lines, one object a line", make_json_renderer},
    Renderer{"csv", "one hit a row (RFC 4180)", make_csv_renderer},
    Renderer{"trec", "qid Q0 docid rank score run", make_trec_renderer},
    Renderer{"ids", "one id a line", make_ids_renderer},
};

}  // namespace

std::span<const Renderer> renderers() {
  return all_renderers;
}

const Renderer* find_renderer(std::string_view name) {
  const auto* found = std::ranges::find(all_renderers, name, &Renderer::name);
  return found == all_renderers.end() ? nullptr : found;
}

}  // namespace backfile
