#include "FigureAssets.h"

// #embed is part of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char charts[] = {
#embed "files/charts.css"
};

struct figure_asset figure_asset_charts(void) {
  return (struct figure_asset){charts, sizeof charts};
}
