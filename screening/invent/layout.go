package invent

import (
	"fmt"
	"slices"

	"rollnet/screening/roll"
)

// Layout is how a town's roll was exported.
type Layout string

const (
	List2017 Layout = "list2017" // person list with household columns, 27 columns
	List2018 Layout = "list2018" // person list with household columns, 26 columns
	List2022 Layout = "list2022" // 已脱贫人口名单, 32 columns
	AC01     Layout = "ac01"     // household and person sheets with codes
	Pair2021 Layout = "pair2021" // household and member sheets
	Wide2023 Layout = "wide2023" // custom export with the columns of monitoring
	Mixed    Layout = "mixed"    // towns differ
)

// Layouts are the layouts a town can have.
var Layouts = []Layout{List2018, AC01, Pair2021, List2017, List2022, Wide2023}

// mixture are the layouts that Mixed takes in turn: those of a county of 2018.
var mixture = Layouts[:5]

// ParseLayout reads a layout's name.
func ParseLayout(name string) (Layout, error) {
	for _, l := range append([]Layout{Mixed}, Layouts...) {
		if string(l) == name {
			return l, nil
		}
	}
	return "", fmt.Errorf("unknown layout %q (hint: one of mixed, list2017, list2018, list2022, ac01, pair2021, wide2023)", name)
}

// has are the columns of each layout that errors may be planted in, beside those of every layout.
var has = map[Layout][]roll.Field{
	List2017: {
		roll.HouseholdNumber, roll.PersonNumber, roll.Sex, roll.WorkPlace, roll.MedicalInsurance, roll.Pension, roll.ExitStatus,
		roll.PovertyAttribute, roll.IncomePerHead, roll.BankAccount,
	},
	List2018: {
		roll.HouseholdNumber, roll.PersonNumber, roll.WorkPlace, roll.IllnessInsurance, roll.ExitStatus, roll.PovertyAttribute, roll.UnsafeHouse,
		roll.WaterSafe, roll.WaterHard, roll.IncomePerHead,
	},
	List2022: {
		roll.HouseholdNumber, roll.PersonNumber, roll.IllnessInsurance, roll.UnsafeHouse, roll.WaterSafe, roll.IncomePerHead, roll.HouseholdPhone,
		roll.IdentifiedDate, roll.PersonIdentifiedDate, roll.HouseholdType, roll.MonitorType, roll.RiskEnded, roll.RiskDate, roll.RiskEndDate,
	},
	AC01: {
		roll.DataYear,
		roll.HouseholdPhone, roll.BankAccount, roll.PovertyAttribute, roll.OtherCause, roll.CauseNote, roll.ExitStatus, roll.HeadName,
		roll.HeadID, roll.Sex, roll.Soldier, roll.Dibao,
	},
	Pair2021: {
		roll.DataYear,
		roll.HouseholdNumber, roll.HeadName, roll.HeadID, roll.UnsafeHouse, roll.IncomePerHead, roll.GrossIncome, roll.WaterSafe,
		roll.BankAccount, roll.OtherCause, roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome, roll.TransferIncome,
		roll.FamilyPlanningGrant, roll.DibaoGrant, roll.TekunGrant, roll.PensionGrant, roll.EcologyGrant, roll.OtherTransfer, roll.BusinessCost,
		roll.NetIncome, roll.FarmLand, roll.WaterLand, roll.ReturnedLand, roll.OrchardLand, roll.PastureLand, roll.WoodLand, roll.Power,
		roll.RoadDistance, roll.Road, roll.HouseArea, roll.Toilet, roll.HouseGrade, roll.PersonNumber, roll.Sex, roll.BirthDate,
		roll.HouseholdPhone, roll.Dibao, roll.IllnessInsurance, roll.MedicalInsurance, roll.Pension, roll.DropoutReason, roll.MedicalAid,
		roll.WelfarePost, roll.WelfareMonths, roll.WorkChannel, roll.WorkPlace, roll.WorkerMedicalInsurance, roll.Tekun,
	},
	Wide2023: {
		roll.HouseholdNumber, roll.HouseholdPhone, roll.MonitorType, roll.HouseholdType, roll.PersonNumber, roll.Sex, roll.BirthDate,
		roll.WorkPlace, roll.WelfarePost, roll.WelfareMonths, roll.WorkChannel, roll.WorkStart, roll.WorkWage, roll.MedicalInsurance,
		roll.WorkerMedicalInsurance, roll.IllnessInsurance, roll.Pension, roll.Dibao, roll.Tekun, roll.DropoutReason, roll.MedicalAid,
		roll.RainDew, roll.CertificateNumber, roll.FarmLand, roll.PastureLand, roll.WaterLand, roll.WoodLand, roll.ReturnedLand, roll.Road,
		roll.RoadDistance, roll.UnsafeHouse, roll.HouseArea, roll.Power, roll.WaterSafe, roll.Toilet, roll.IdentifiedDate, roll.BankAccount,
		roll.AccountHolder, roll.OtherCause, roll.RiskEnded, roll.RiskDate, roll.RiskEndDate, roll.RiskEndMode, roll.WholeNoLabour,
		roll.DevelopmentHelp, roll.HelpIndustry, roll.HelpHealth, roll.HelpEducation, roll.HelpSocial, roll.HelpSupport, roll.HelpSchooling,
		roll.HelpHouse, roll.HelpWater, roll.HelpMove, roll.HelperPhone, roll.SelfPaid, roll.WageIncome, roll.BusinessIncome, roll.PropertyIncome,
		roll.TransferIncome, roll.FamilyPlanningGrant, roll.DibaoGrant, roll.TekunGrant, roll.PensionGrant, roll.EcologyGrant, roll.OtherTransfer,
		roll.BusinessCost, roll.GrossIncome, roll.NetIncome, roll.IncomePerHead, roll.HeadName, roll.HeadID,
	},
}

// everywhere are the columns of every layout.
var everywhere = []roll.Field{roll.Health, roll.MainCause, roll.WorkMonths, roll.Education, roll.Labour, roll.IDNumber, roll.InSchool, roll.Ethnic, roll.Phone, roll.Name, roll.HouseholdSize, roll.Relation}

// Has says that the layout has a column for a field.
func (l Layout) Has(f roll.Field) bool {
	return slices.Contains(everywhere, f) || slices.Contains(has[l], f)
}

// Exits says that the layout tells who left poverty.
func (l Layout) Exits() bool { return l.Has(roll.ExitStatus) || l.Has(roll.HouseholdType) }

// Since2021 says that schooling and education are written in the words of the years since 2021.
func (l Layout) Since2021() bool { return l == List2022 || l == Pair2021 || l == Wide2023 }

// Heads says that the heads' names and numbers stand in columns of their own.
func (l Layout) Heads() bool { return l == AC01 || l == Pair2021 || l == Wide2023 }

// Pair says that households stand in a sheet of their own.
func (l Layout) Pair() bool { return l == AC01 || l == Pair2021 }
