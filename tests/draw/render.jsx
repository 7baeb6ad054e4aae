// Draws one board with Grafana's own components: ?board=channel.json&channel=partner-acme[&to=epoch ms]
import React from 'react';
import {createRoot} from 'react-dom/client';
import {firstValueFrom} from 'rxjs';
import {
  FieldConfigOptionsRegistry, FieldType, ThemeContext, applyFieldOverrides, cacheFieldDisplayNames, createDataFrame, createTheme, dateTime,
  getDisplayValueAlignmentFactors, getFieldDisplayValues, identityOverrideProcessor, renderMarkdown, standardFieldConfigEditorRegistry, standardTransformers,
  standardTransformersRegistry, transformDataFrame,
} from '@grafana/data';
import {TableNG} from '@grafana/ui/unstable';
import {BarGauge, BigValue, GlobalStyles, PanelChrome, TimeSeries, VizRepeater} from '@grafana/ui';
import 'uplot/dist/uPlot.min.css';

const args = new URLSearchParams(location.search);
const errors = [];
window.addEventListener('error', (event) => errors.push(String(event.message)));

const STANDARD = ['unit', 'min', 'max', 'decimals', 'displayName', 'color', 'thresholds', 'mappings', 'links', 'noValue', 'description'];
const CUSTOM = ['lineStyle', 'lineWidth', 'fillOpacity', 'fillBelowTo', 'axisPlacement', 'width', 'cellOptions', 'drawStyle', 'wrapHeaderText', 'align'];
const option = (id, path) => ({
  id, path, name: id, isCustom: path.startsWith('custom.'), editor: () => null, override: () => null,
  process: identityOverrideProcessor, shouldApply: () => true, settings: {}, getItemsCount: () => 0,
});
const registry = new FieldConfigOptionsRegistry(() => [
  ...STANDARD.map((id) => option(id, id)),
  ...CUSTOM.map((id) => ({...option('custom.' + id, id), isCustom: true})),
]);
standardFieldConfigEditorRegistry.setInit(() => STANDARD.map((id) => option(id, id)));
standardTransformersRegistry.setInit(() => [...new Map(Object.values(standardTransformers).map((each) => [each.id, each])).values()].map((each) => ({id: each.id, name: each.name, transformation: each, editor: () => null})));

const values = {channel: args.get('channel') || '.+', __rate_interval: '1h', __interval: '5m'};
const put = (text) => text.replace(/\$\{?(\w+)(?::\w+)?\}?/g, (all, name) => (name in values ? values[name] : all));
// a week that was written into a Prometheus has not met its recording rules
const unrecorded = (text) => text.replace(/rampwatch:rule_distance:share(\{[^}]*\})?(\[1h\])?/g, (all, select = '', hour = '') =>
  `(rampwatch_rule_distance${select} / rampwatch_rule_threshold${select})` + hour.replace('1h', '1h:15m'));
const MILLIS = {s: 1e3, m: 6e4, h: 36e5, d: 864e5};
const ago = (from) => { const m = /^now-(\d+)([smhd])$/.exec(from); return m[1] * MILLIS[m[2]]; };

class Boundary extends React.Component { // a panel that throws is an error of the board, not a blank page
  state = {};
  static getDerivedStateFromError(failure) { return {failure}; }
  componentDidCatch(failure) { errors.push(this.props.name + ': ' + failure.message); }
  render() { return this.state.failure ? <pre>{String(this.state.failure)}</pre> : this.props.children; }
}

async function ask(path) {
  const answer = await (await fetch('/api/v1/' + path)).json();
  if (answer.status !== 'success') throw new Error(answer.error);
  return answer.data.result;
}

async function frames(panel, from, to) {
  const out = [];
  const many = (panel.targets || []).length > 1;
  const step = panel.interval === '1h' ? 3600 : Math.max(60, Math.round((to - from) / 1e3 / 400));
  for (const target of panel.targets || []) {
    const query = encodeURIComponent(unrecorded(put(target.expr)));
    const rows = await ask(target.instant ? `query?query=${query}&time=${to / 1e3}`
      : `query_range?query=${query}&start=${Math.floor(from / 1e3 / step) * step}&end=${to / 1e3}&step=${step}`);
    if (target.format === 'table') out.push(table(target, rows, many, to));
    else out.push(...rows.map((row) => series(target, row)));
  }
  return out;
}

function table(target, rows, many, to) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.metric)))];
  const labels = names.map((name) => ({name, type: FieldType.string, config: {}, values: rows.map((row) => row.metric[name] ?? '')}));
  const value = {name: many ? 'Value #' + target.refId : 'Value', type: FieldType.number, config: {}, values: rows.map((row) => +row.value[1])};
  const time = {name: 'Time', type: FieldType.time, config: {}, values: rows.map(() => to)};
  return createDataFrame({refId: target.refId, fields: [time, ...labels, value]});
}

function series(target, row) {
  const points = row.values || [row.value];
  const name = (target.legendFormat || '').replace(/\{\{\s*(\w+)\s*\}\}/g, (all, label) => row.metric[label] ?? '');
  return createDataFrame({refId: target.refId, fields: [
    {name: 'Time', type: FieldType.time, config: {}, values: points.map((point) => point[0] * 1e3)},
    {name: 'Value', type: FieldType.number, labels: row.metric, values: points.map((point) => +point[1]), config: {displayNameFromDS: name}}]});
}

function Panel({panel, data, theme, range, width, height}) {
  const settings = panel.options || {};
  const fieldConfig = panel.fieldConfig || {defaults: {}, overrides: []};
  const stat = panel.type === 'stat';
  const shown = () => getFieldDisplayValues({fieldConfig, reduceOptions: settings.reduceOptions, replaceVariables: put, theme, data, sparkline: false, timeZone: range.zone});
  const big = ({value, width, height}) => <BigValue value={value.display} colorMode={settings.colorMode} graphMode={settings.graphMode}
    justifyMode={settings.justifyMode} textMode={settings.textMode} wideLayout={settings.wideLayout} width={width} height={height} theme={theme}/>;
  const bar = ({value, width, height, alignmentFactors}) => <BarGauge value={value.display} field={value.field} itemSpacing={8} lcdCellWidth={8} theme={theme}
    alignmentFactors={alignmentFactors} display={value.view?.getFieldDisplayProcessor?.(value.colIndex)} width={width} height={height}
    orientation="horizontal" displayMode={settings.displayMode} namePlacement={settings.namePlacement} valueDisplayMode={settings.valueMode}/>;
  const draw = (w, h) => {
    if (panel.type === 'text') return <div className="markdown-html" dangerouslySetInnerHTML={{__html: renderMarkdown(put(settings.content))}}/>;
    if (!data.length || data.every((frame) => frame.length === 0)) return <div style={{display: 'grid', placeItems: 'center', height: h}}>{fieldConfig.defaults.noValue}</div>;
    switch (panel.type) {
      case 'timeseries': return <TimeSeries frames={data} timeRange={range} timeZone={range.zone} width={w} height={h} legend={settings.legend}
        replaceVariables={put}>{() => null}</TimeSeries>;
      case 'table': return <TableNG data={data[0]} width={w} height={h} timeRange={range} enableSharedCrosshair={false} sortBy={settings.sortBy} initialSortBy={settings.sortBy}/>;
      case 'stat': case 'bargauge': return <VizRepeater getValues={shown} getAlignmentFactors={getDisplayValueAlignmentFactors} width={w} height={h} source={data} itemSpacing={stat ? 3 : 10}
        orientation={stat ? 'auto' : 'horizontal'} renderValue={stat ? big : bar}/>;
      default: errors.push(`${panel.title}: panel type ${panel.type} is not drawn here`); return null;
    }
  };
  return <PanelChrome width={width} height={height} title={put(panel.title || '')} description={panel.description} padding="md">{draw}</PanelChrome>;
}

async function drawn(panel, from, to, theme, zone) {
  let data = await frames(panel, from, to);
  if (panel.transformations) {
    data = await firstValueFrom(transformDataFrame(panel.transformations, data.filter((frame) => frame.length > 0)));
  }
  const fieldConfig = panel.fieldConfig || {defaults: {}, overrides: []};
  const shown = applyFieldOverrides({data, fieldConfig, replaceVariables: put, theme, timeZone: zone, fieldConfigRegistry: registry});
  cacheFieldDisplayNames(shown);
  return shown;
}

const tell = (result) => document.body.append(Object.assign(document.createElement('script'),
  {type: 'application/json', id: 'result', textContent: JSON.stringify(result)}));

(async () => {
  const board = await (await fetch('/dashboards/' + args.get('board'))).json();
  const theme = createTheme({colors: {mode: 'light'}});
  const to = +args.get('to') || Date.now();
  const from = to - ago(board.time.from);
  const range = {from: dateTime(from), to: dateTime(to), raw: {from: dateTime(from), to: dateTime(to)}, zone: board.timezone};
  const WIDTH = 1400, ROW = 38, cell = WIDTH / 24;
  const rows = Math.max(...board.panels.map((panel) => panel.gridPos.y + panel.gridPos.h));
  const panels = [];
  for (const panel of board.panels) {
    try { panels.push([panel, await drawn(panel, from, to, theme, board.timezone)]); }
    catch (failure) { errors.push(`${panel.title}: ${failure.message}`); panels.push([panel, []]); }
  }
  const root = document.getElementById('root');
  const height = rows * ROW + 70;
  Object.assign(document.body.style, {margin: 0});
  Object.assign(root.style, {position: 'relative', width: WIDTH + 24 + 'px', height: height + 'px',
    fontFamily: 'Inter,Helvetica,Arial,sans-serif', background: theme.colors.background.canvas});
  const at = (grid) => ({position: 'absolute', left: 12 + grid.x * cell, top: 54 + grid.y * ROW});
  createRoot(root).render(<ThemeContext.Provider value={theme}><GlobalStyles/>
    <div style={{padding: '12px 16px', fontSize: 22}}>{board.title}</div>
    {panels.map(([panel, data]) => <div key={panel.id} style={at(panel.gridPos)}><Boundary name={panel.title}>
      <Panel panel={panel} data={data} theme={theme} range={range} width={panel.gridPos.w * cell - 8} height={panel.gridPos.h * ROW - 8}/>
    </Boundary></div>)}
  </ThemeContext.Provider>);
  setTimeout(() => tell({errors, height, frames: panels.map(([panel, data]) => [panel.title, panel.type === 'text' ? 1 : data.length])}), 3000);
})().catch((failure) => tell({errors: ['FATAL ' + failure.stack]}));
