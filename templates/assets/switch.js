(d=>{const s=localStorage,t=[],f=()=>s.scheme&&t.forEach(m=>m.mediaText=s.scheme>"l"?"not all":"screen")
for(const c of d.styleSheets)for(const r of c.cssRules)/: dark/.test(r.conditionText)&&t.push(r.media)
d.documentElement.dataset.switch=f()
onclick=e=>e.target.closest(".switch")&&f(s.scheme=(s.scheme||(matchMedia("(prefers-color-scheme:dark)").matches?"d":"l"))<"l"?"light":"dark")})(document)
