#include "searcher/render/renderer.h"

#include <algorithm>
#include <array>

namespace backfile {
namespace {

constexpr std::array all_renderers = {
    Renderer{"text", make_text_renderer}, Renderer{"json", make_json_renderer, refuse_in_json},
    Renderer{"csv", make_csv_renderer},   Renderer{"trec", make_trec_renderer},
    Renderer{"ids", make_ids_renderer},
};

}  // namespace

const Renderer* find_renderer(std::string_view name) {
  const auto* found = std::ranges::find(all_renderers, name, &Renderer::name);
  return found == all_renderers.end() ? nullptr : found;
}

}  // namespace backfile
