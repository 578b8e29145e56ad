/**
 * The bookmark "Save to Ocipe": run on any page, it opens a window of ours and hands it the page once the window says
 * that it is there. Scripts, styles and drawings stay behind, data for search engines goes along.
 * @param receiver the absolute address of `/recipes/receive`
 * @returns a `javascript:` address
 */
export function bookmarkOf(receiver: string): string {
  const script =
    `const r=${JSON.stringify(receiver)},o=new URL(r).origin,` +
    `w=open(r+'#'+encodeURIComponent(location.href));` +
    `addEventListener('message',function f(e){` +
    `if(e.source!==w||e.origin!==o||e.data!=='ocipe-ready')return;` +
    `removeEventListener('message',f);` +
    `const d=document.documentElement.cloneNode(true);` +
    `d.querySelectorAll('script:not([type*=json]),style,svg').forEach(n=>n.remove());` +
    `w.postMessage({html:d.outerHTML},o)})`;
  return `javascript:void(()=>{${encodeURIComponent(script)}})()`;
}
