package screening

import "testing"

func TestAddressed(t *testing.T) {
	for address, want := range map[string][2]string{
		"桂岭县云岭镇龙旺村下茂屯46号": {"云岭镇", "龙旺村"}, "云岭镇龙旺村": {"云岭镇", "龙旺村"}, "广西壮族自治区百色市田阳县那坡镇那音村": {"那坡镇", "那音村"},
		"云岭镇12号": {"云岭镇", ""}, "都安瑶族自治县东庙乡安宁社区": {"东庙乡", "安宁社区"}, "田阳区五村镇巴某村": {"五村镇", "巴某村"},
	} {
		got := addressed.FindStringSubmatch(address)
		if got == nil || got[1] != want[0] || got[2] != want[1] {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	for _, address := range []string{"", "龙旺村下茂屯46号", "下茂屯", "县城东路1号"} {
		if got := addressed.FindStringSubmatch(address); got != nil {
			t.Errorf("%q: %q", address, got)
		}
	}
}
