package indicators

import (
	"slices"

	"rollnet/screening"
)

// definitions lists the indicators in the order in which people read them.
func definitions(r *reckoner) []definition {
	return slices.Concat(
		industry(r),   // ST-001 特色产业覆盖率
		relocation(r), // ST-002 易地扶贫搬迁入住率
		housing(r),    // ST-003 住房安全等级
		standards(),   // ST-004 八有一超
		incidence(r),  // ST-005 贫困发生率
		insurance(r),  // ST-006 医保、养老参保率
		schooling(r),  // ST-007 义务教育
		problems(r),   // ST-008 问题数据
		elderly(r),    // ST-009 老人户
		wrong(r),      // ST-010 错评、漏评、错退
	)
}

var (
	ofHouses   = say("户", "households")
	ofPersons  = say("人", "persons")
	ofFindings = say("条", "findings")
)

// reach is a target to reach, nil where the profile sets none.
func reach(percent float64) *Target {
	if percent == 0 {
		return nil
	}
	return &Target{Percent: percent}
}

// below is a target to stay below, nil where the profile sets none.
func below(percent float64) *Target {
	if percent == 0 {
		return nil
	}
	return &Target{Percent: percent, AtMost: true}
}

// needScreening asks for a screening: what is counted are its findings.
func needScreening(r *reckoner) screening.Need {
	return screening.Need{Missing: func(*screening.Case) screening.Words {
		if r.o != nil {
			return screening.Words{}
		}
		return say("没有筛查结果", "there is no screening")
	}}
}
