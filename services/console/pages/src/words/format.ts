import { language } from './index.svelte';

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function tag(): string {
  return language() === 'zh' ? 'zh-CN' : 'en-GB';
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag() + JSON.stringify(options);
  const found = made.get(key) ?? new Intl.NumberFormat(tag(), options);
  made.set(key, found);
  return found as Intl.NumberFormat;
}

export function count(n: number): string {
  return numbers({ maximumFractionDigits: 0 }).format(n);
}

export function percent(share: number, digits = 1): string {
  return numbers({ style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: digits }).format(share);
}

/** Money in micro-units, exact: two decimals, and as many more as it has, so that columns add up to their sum. */
export function money(micros: number | string, currency: string): string {
  const whole = decimal(BigInt(micros), 6, 6, currency);
  return whole.replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** Money in micro-units to two decimals, for figures that are estimates anyhow. */
export function roughly(micros: number, currency: string): string {
  return decimal(BigInt(Math.round(micros)), 6, 2, currency);
}

/** Money in minor units, as a bank counts it. */
export function minor(amount: number | string, currency: string): string {
  return decimal(BigInt(amount), minorDigits(currency), minorDigits(currency), currency);
}

function minorDigits(currency: string): number {
  return numbers({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Cut, not rounded: what is owed and what is shown never differ upwards. */
function decimal(amount: bigint, scale: number, digits: number, currency: string): string {
  const unit = 10n ** BigInt(scale);
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % unit).toString().padStart(scale, '0').slice(0, digits);
  const whole = numbers({ maximumFractionDigits: 0 }).format(size / unit);
  return `${amount < 0n ? '−' : ''}${sign(currency)}${whole}${digits > 0 ? '.' + fraction : ''}`;
}

export function sign(currency: string): string {
  const parts = numbers({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
  return /^[A-Za-z]/.test(symbol) ? symbol + ' ' : symbol;
}

/** 2026-03-05 14:30, on this computer's clock. */
export function moment(at: string | Date, seconds = false): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}${seconds ? ':' + two(date.getSeconds()) : ''}`;
}

export function clock(at: string | Date): string {
  return moment(at).slice(11);
}

/** Seconds to a tenth, without their unit. */
export function seconds(n: number): string {
  return numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n);
}

/** How long, in the largest two units that say something: 2 h 05 min. */
export function span(milliseconds: number): string {
  const zh = language() === 'zh';
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const units: [number, string][] = zh
    ? [[86400, '天'], [3600, '小时'], [60, '分'], [1, '秒']]
    : [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const at = units.findIndex(([size]) => seconds >= size);
  const [size, name] = units[at < 0 ? 3 : at] ?? [1, 's'];
  const whole = Math.floor(seconds / size);
  const next = units[(at < 0 ? 3 : at) + 1];
  const rest = next ? Math.floor((seconds % size) / next[0]) : 0;
  const gap = zh ? '' : ' ';
  return next && rest > 0 ? `${whole}${gap}${name} ${rest}${gap}${next[1]}` : `${whole}${gap}${name}`;
}

export function ago(at: string | Date, now: number): string {
  const passed = span(now - new Date(at).getTime());
  return language() === 'zh' ? `${passed}前` : `${passed} ago`;
}

export function bytes(n: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let at = 0;
  for (; n >= 1000 && at < units.length - 1; at++) n /= 1000;
  return `${numbers({ maximumFractionDigits: n < 10 && at > 0 ? 1 : 0 }).format(n)} ${units[at]}`;
}
