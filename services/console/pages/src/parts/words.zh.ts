import type { en } from './words.en';

export const zh = {
  loading: '加载中',
  again: '重试',
  old: (time: string) => `暂时没有响应，以下是 ${time} 的内容。`,
  unknown: '系统出了问题',
  trace: '反馈问题时请附上：',
  copy: '复制',
  more: '显示更多',
  close: '关闭',
  cancel: '取消',
  of: (done: string, all: string) => `${done} / ${all}`,
  problems: {
    'no-line': { title: '没有收到响应', todo: '网络可能断开了，可以放心重试。' },
    away: { title: '服务暂时没有响应', todo: '请过几秒再试，可以放心重试。' },
    'signed-out': { title: '登录已过期', todo: '请重新登录，您做过的都已保留。' },
    'cross-site': { title: '请求来自其他网站', todo: '请在 Terrace 页面中操作。' },
    forbidden: { title: '您没有权限', todo: '您的角色不能这样做。请联系为您开通账号的人。' },
    'not-found': { title: '没有找到，或者不属于您', todo: '请回到列表，从列表中打开。' },
    'too-many': { title: '请求太频繁', todo: '请稍等几秒，可以放心重试。' },
    page: { title: '页面出了问题', todo: '请刷新页面，已保存的内容不会丢失。' },
  },
} satisfies typeof en;
