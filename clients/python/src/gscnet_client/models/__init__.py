"""Contains all the data models used in inputs/outputs"""

from .about_out import AboutOut
from .about_out_kind import AboutOutKind
from .account_out import AccountOut
from .accounts import Accounts
from .accounts_out import AccountsOut
from .again_out import AgainOut
from .amendment_in import AmendmentIn
from .annotation import Annotation
from .answer_in import AnswerIn
from .ask_out import AskOut
from .assessment_level import AssessmentLevel
from .assessor_level import AssessorLevel
from .audience import Audience
from .barrier import Barrier
from .budget import Budget
from .candidate_out import CandidateOut
from .capacity import Capacity
from .capacity_out import CapacityOut
from .capacity_per import CapacityPer
from .case_change import CaseChange
from .case_in import CaseIn
from .cell import Cell
from .center_brief import CenterBrief
from .center_out import CenterOut
from .center_out_status import CenterOutStatus
from .certificate_in import CertificateIn
from .certificate_kind import CertificateKind
from .certificate_out import CertificateOut
from .certificate_state import CertificateState
from .change import Change
from .check_out import CheckOut
from .checked_certificate import CheckedCertificate
from .checks import Checks
from .claim import Claim
from .claim_in import ClaimIn
from .claim_out import ClaimOut
from .closing import Closing
from .column_out import ColumnOut
from .comparator import Comparator
from .compared import Compared
from .compared_certificate import ComparedCertificate
from .compared_product import ComparedProduct
from .compared_state import ComparedState
from .comparison import Comparison
from .connection_in import ConnectionIn
from .connection_out import ConnectionOut
from .contact import Contact
from .contact_out import ContactOut
from .counts_out import CountsOut
from .criterion_evidence import CriterionEvidence
from .criterion_shown import CriterionShown
from .decision_out import DecisionOut
from .decision_out_kind import DecisionOutKind
from .decisive_evidence import DecisiveEvidence
from .decisive_evidence_kind import DecisiveEvidenceKind
from .defaults_in import DefaultsIn
from .defaults_out import DefaultsOut
from .definition_out import DefinitionOut
from .demand_out import DemandOut
from .difference_out import DifferenceOut
from .digest_out import DigestOut
from .direction import Direction
from .document_out import DocumentOut
from .draft import Draft
from .draft_kind import DraftKind
from .duplicate_decision import DuplicateDecision
from .duplicate_decision_decision import DuplicateDecisionDecision
from .effort_out import EffortOut
from .ending import Ending
from .endorsement import Endorsement
from .enterprise_in import EnterpriseIn
from .enterprise_out import EnterpriseOut
from .evidence import Evidence
from .evidence_kind import EvidenceKind
from .evidence_strength import EvidenceStrength
from .excluded_out import ExcludedOut
from .excluded_supplier import ExcludedSupplier
from .export_suppliers_kind import ExportSuppliersKind
from .exposure_out import ExposureOut
from .facet_value import FacetValue
from .field import Field
from .field_error import FieldError
from .finding_in import FindingIn
from .finding_out import FindingOut
from .former_supplier import FormerSupplier
from .frequency import Frequency
from .gap_out import GapOut
from .gap_out_kind import GapOutKind
from .gap_out_standings import GapOutStandings
from .gaps_out import GapsOut
from .gateway_reason import GatewayReason
from .gateway_reason_kind import GatewayReasonKind
from .grant_in import GrantIn
from .grant_out import GrantOut
from .guarded import Guarded
from .helpful_initiative import HelpfulInitiative
from .hit_out import HitOut
from .hs_reference import HsReference
from .hs_reference_vintage import HsReferenceVintage
from .import_out import ImportOut
from .import_patch import ImportPatch
from .import_patch_columns import ImportPatchColumns
from .import_row_out import ImportRowOut
from .import_state import ImportState
from .indicator_in import IndicatorIn
from .indicator_out import IndicatorOut
from .initiative_change import InitiativeChange
from .initiative_in import InitiativeIn
from .initiative_out import InitiativeOut
from .initiative_out_status import InitiativeOutStatus
from .invitation_list import InvitationList
from .invitation_out import InvitationOut
from .invitations_in import InvitationsIn
from .issued_key import IssuedKey
from .item_out import ItemOut
from .keepers import Keepers
from .key_out import KeyOut
from .key_request import KeyRequest
from .kind import Kind
from .knowledge_case_out import KnowledgeCaseOut
from .knowledge_case_out_status import KnowledgeCaseOutStatus
from .knowledge_reason import KnowledgeReason
from .knowledge_search_hit import KnowledgeSearchHit
from .knowledge_search_page import KnowledgeSearchPage
from .knowledge_search_page_facets import KnowledgeSearchPageFacets
from .knowledge_standing import KnowledgeStanding
from .leg import Leg
from .link import Link
from .link_out import LinkOut
from .list_cases_status import ListCasesStatus
from .list_centers_status_type_0 import ListCentersStatusType0
from .list_initiatives_status import ListInitiativesStatus
from .list_ownership_claims_status_type_0 import ListOwnershipClaimsStatusType0
from .list_updates_kind_type_0 import ListUpdatesKindType0
from .list_updates_status import ListUpdatesStatus
from .match_list_out import MatchListOut
from .match_out import MatchOut
from .matched_supplier import MatchedSupplier
from .matchmaking_case_out import MatchmakingCaseOut
from .matchmaking_reason import MatchmakingReason
from .matchmaking_standing import MatchmakingStanding
from .material_out import MaterialOut
from .member_in import MemberIn
from .member_out import MemberOut
from .membership_out import MembershipOut
from .merge_in import MergeIn
from .merge_out import MergeOut
from .merge_out_moved import MergeOutMoved
from .merged_supplier import MergedSupplier
from .method import Method
from .minimum_order import MinimumOrder
from .missed_need_out import MissedNeedOut
from .move_out import MoveOut
from .nearby_center import NearbyCenter
from .need_detail import NeedDetail
from .need_in import NeedIn
from .need_line import NeedLine
from .need_out import NeedOut
from .need_patch import NeedPatch
from .need_ref import NeedRef
from .need_told_out import NeedToldOut
from .network_hit import NetworkHit
from .network_search import NetworkSearch
from .network_search_facets import NetworkSearchFacets
from .new_editor import NewEditor
from .new_product_in import NewProductIn
from .nomination import Nomination
from .offer import Offer
from .offer_kind import OfferKind
from .opening import Opening
from .origin import Origin
from .outcome import Outcome
from .ownership_decision import OwnershipDecision
from .ownership_in import OwnershipIn
from .ownership_out import OwnershipOut
from .ownership_out_status import OwnershipOutStatus
from .page_case_out import PageCaseOut
from .page_center_out import PageCenterOut
from .page_demand_out import PageDemandOut
from .page_digest_out import PageDigestOut
from .page_excluded_supplier import PageExcludedSupplier
from .page_hit_out import PageHitOut
from .page_import_out import PageImportOut
from .page_import_row_out import PageImportRowOut
from .page_initiative_out import PageInitiativeOut
from .page_key_out import PageKeyOut
from .page_membership_out import PageMembershipOut
from .page_merge_out import PageMergeOut
from .page_need_out import PageNeedOut
from .page_ownership_out import PageOwnershipOut
from .page_pair_out import PagePairOut
from .page_saved_search_out import PageSavedSearchOut
from .page_supplier_summary import PageSupplierSummary
from .page_update_out import PageUpdateOut
from .pair_out import PairOut
from .pair_state import PairState
from .paired_supplier import PairedSupplier
from .passport_criterion import PassportCriterion
from .passport_out import PassportOut
from .period import Period
from .photo_out import PhotoOut
from .piece_out import PieceOut
from .piece_out_kind import PieceOutKind
from .pilot_centers_reason import PilotCentersReason
from .pilot_centers_search_hit import PilotCentersSearchHit
from .pilot_centers_search_page import PilotCentersSearchPage
from .pilot_centers_search_page_facets import PilotCentersSearchPageFacets
from .place import Place
from .preference import Preference
from .preference_finding import PreferenceFinding
from .preference_margin import PreferenceMargin
from .preview_in import PreviewIn
from .preview_out import PreviewOut
from .problem import Problem
from .procurement_stage import ProcurementStage
from .product_in import ProductIn
from .product_out import ProductOut
from .proof_out import ProofOut
from .proof_state import ProofState
from .publication import Publication
from .quantity import Quantity
from .quantity_out import QuantityOut
from .question_in import QuestionIn
from .question_list import QuestionList
from .question_out import QuestionOut
from .reason_in import ReasonIn
from .reason_out import ReasonOut
from .receipt_out import ReceiptOut
from .receipt_out_content import ReceiptOutContent
from .receipt_ref import ReceiptRef
from .registration_in import RegistrationIn
from .registration_out import RegistrationOut
from .replay_out import ReplayOut
from .requirement import Requirement
from .requirement_count import RequirementCount
from .requirement_count_by_economy import RequirementCountByEconomy
from .requirement_finding import RequirementFinding
from .reserved_for import ReservedFor
from .retrieved import Retrieved
from .revision import Revision
from .revision_kind import RevisionKind
from .role import Role
from .row import Row
from .saved_search_in import SavedSearchIn
from .saved_search_out import SavedSearchOut
from .saved_search_patch import SavedSearchPatch
from .scheme_count import SchemeCount
from .scheme_count_by_economy import SchemeCountByEconomy
from .scheme_proof_out import SchemeProofOut
from .scheme_shown import SchemeShown
from .score_out import ScoreOut
from .search_network_kind_type_0 import SearchNetworkKindType0
from .search_source import SearchSource
from .search_source_status import SearchSourceStatus
from .search_suppliers_lead_time_item import SearchSuppliersLeadTimeItem
from .search_suppliers_ownership_item import SearchSuppliersOwnershipItem
from .search_suppliers_sort import SearchSuppliersSort
from .search_told_out import SearchToldOut
from .section import Section
from .sections_out import SectionsOut
from .settle_in import SettleIn
from .severity import Severity
from .share_out import ShareOut
from .sign_out import SignOut
from .size_class import SizeClass
from .size_out import SizeOut
from .size_out_basis import SizeOutBasis
from .source import Source
from .split_in import SplitIn
from .stage import Stage
from .standing_match_out import StandingMatchOut
from .standing_out import StandingOut
from .standing_score import StandingScore
from .standings import Standings
from .start_in import StartIn
from .state import State
from .status import Status
from .step_out import StepOut
from .strategy import Strategy
from .strength import Strength
from .subject import Subject
from .subject_type import SubjectType
from .suggestions import Suggestions
from .supplier_evidence import SupplierEvidence
from .supplier_hit import SupplierHit
from .supplier_in import SupplierIn
from .supplier_out import SupplierOut
from .supplier_patch import SupplierPatch
from .supplier_question import SupplierQuestion
from .supplier_question_lead_time_item import SupplierQuestionLeadTimeItem
from .supplier_question_ownership_item import SupplierQuestionOwnershipItem
from .supplier_search_page import SupplierSearchPage
from .supplier_search_page_facets import SupplierSearchPageFacets
from .supplier_shown import SupplierShown
from .supplier_summary import SupplierSummary
from .unknown_criterion import UnknownCriterion
from .update_out import UpdateOut
from .update_out_kind import UpdateOutKind
from .update_out_status import UpdateOutStatus
from .verdict import Verdict
from .verification_out import VerificationOut
from .version_out import VersionOut
from .visibility import Visibility
from .visibility_in import VisibilityIn
from .visibility_out import VisibilityOut
from .weighed_claim import WeighedClaim
from .withdrawal_in import WithdrawalIn
from .withdrawal_in_state import WithdrawalInState

__all__ = (
    "AboutOut",
    "AboutOutKind",
    "AccountOut",
    "Accounts",
    "AccountsOut",
    "AgainOut",
    "AmendmentIn",
    "Annotation",
    "AnswerIn",
    "AskOut",
    "AssessmentLevel",
    "AssessorLevel",
    "Audience",
    "Barrier",
    "Budget",
    "CandidateOut",
    "Capacity",
    "CapacityOut",
    "CapacityPer",
    "CaseChange",
    "CaseIn",
    "Cell",
    "CenterBrief",
    "CenterOut",
    "CenterOutStatus",
    "CertificateIn",
    "CertificateKind",
    "CertificateOut",
    "CertificateState",
    "Change",
    "CheckOut",
    "CheckedCertificate",
    "Checks",
    "Claim",
    "ClaimIn",
    "ClaimOut",
    "Closing",
    "ColumnOut",
    "Comparator",
    "Compared",
    "ComparedCertificate",
    "ComparedProduct",
    "ComparedState",
    "Comparison",
    "ConnectionIn",
    "ConnectionOut",
    "Contact",
    "ContactOut",
    "CountsOut",
    "CriterionEvidence",
    "CriterionShown",
    "DecisionOut",
    "DecisionOutKind",
    "DecisiveEvidence",
    "DecisiveEvidenceKind",
    "DefaultsIn",
    "DefaultsOut",
    "DefinitionOut",
    "DemandOut",
    "DifferenceOut",
    "DigestOut",
    "Direction",
    "DocumentOut",
    "Draft",
    "DraftKind",
    "DuplicateDecision",
    "DuplicateDecisionDecision",
    "EffortOut",
    "Ending",
    "Endorsement",
    "EnterpriseIn",
    "EnterpriseOut",
    "Evidence",
    "EvidenceKind",
    "EvidenceStrength",
    "ExcludedOut",
    "ExcludedSupplier",
    "ExportSuppliersKind",
    "ExposureOut",
    "FacetValue",
    "Field",
    "FieldError",
    "FindingIn",
    "FindingOut",
    "FormerSupplier",
    "Frequency",
    "GapOut",
    "GapOutKind",
    "GapOutStandings",
    "GapsOut",
    "GatewayReason",
    "GatewayReasonKind",
    "GrantIn",
    "GrantOut",
    "Guarded",
    "HelpfulInitiative",
    "HitOut",
    "HsReference",
    "HsReferenceVintage",
    "ImportOut",
    "ImportPatch",
    "ImportPatchColumns",
    "ImportRowOut",
    "ImportState",
    "IndicatorIn",
    "IndicatorOut",
    "InitiativeChange",
    "InitiativeIn",
    "InitiativeOut",
    "InitiativeOutStatus",
    "InvitationList",
    "InvitationOut",
    "InvitationsIn",
    "IssuedKey",
    "ItemOut",
    "Keepers",
    "KeyOut",
    "KeyRequest",
    "Kind",
    "KnowledgeCaseOut",
    "KnowledgeCaseOutStatus",
    "KnowledgeReason",
    "KnowledgeSearchHit",
    "KnowledgeSearchPage",
    "KnowledgeSearchPageFacets",
    "KnowledgeStanding",
    "Leg",
    "Link",
    "LinkOut",
    "ListCasesStatus",
    "ListCentersStatusType0",
    "ListInitiativesStatus",
    "ListOwnershipClaimsStatusType0",
    "ListUpdatesKindType0",
    "ListUpdatesStatus",
    "MatchListOut",
    "MatchOut",
    "MatchedSupplier",
    "MatchmakingCaseOut",
    "MatchmakingReason",
    "MatchmakingStanding",
    "MaterialOut",
    "MemberIn",
    "MemberOut",
    "MembershipOut",
    "MergeIn",
    "MergeOut",
    "MergeOutMoved",
    "MergedSupplier",
    "Method",
    "MinimumOrder",
    "MissedNeedOut",
    "MoveOut",
    "NearbyCenter",
    "NeedDetail",
    "NeedIn",
    "NeedLine",
    "NeedOut",
    "NeedPatch",
    "NeedRef",
    "NeedToldOut",
    "NetworkHit",
    "NetworkSearch",
    "NetworkSearchFacets",
    "NewEditor",
    "NewProductIn",
    "Nomination",
    "Offer",
    "OfferKind",
    "Opening",
    "Origin",
    "Outcome",
    "OwnershipDecision",
    "OwnershipIn",
    "OwnershipOut",
    "OwnershipOutStatus",
    "PageCaseOut",
    "PageCenterOut",
    "PageDemandOut",
    "PageDigestOut",
    "PageExcludedSupplier",
    "PageHitOut",
    "PageImportOut",
    "PageImportRowOut",
    "PageInitiativeOut",
    "PageKeyOut",
    "PageMembershipOut",
    "PageMergeOut",
    "PageNeedOut",
    "PageOwnershipOut",
    "PagePairOut",
    "PageSavedSearchOut",
    "PageSupplierSummary",
    "PageUpdateOut",
    "PairOut",
    "PairState",
    "PairedSupplier",
    "PassportCriterion",
    "PassportOut",
    "Period",
    "PhotoOut",
    "PieceOut",
    "PieceOutKind",
    "PilotCentersReason",
    "PilotCentersSearchHit",
    "PilotCentersSearchPage",
    "PilotCentersSearchPageFacets",
    "Place",
    "Preference",
    "PreferenceFinding",
    "PreferenceMargin",
    "PreviewIn",
    "PreviewOut",
    "Problem",
    "ProcurementStage",
    "ProductIn",
    "ProductOut",
    "ProofOut",
    "ProofState",
    "Publication",
    "Quantity",
    "QuantityOut",
    "QuestionIn",
    "QuestionList",
    "QuestionOut",
    "ReasonIn",
    "ReasonOut",
    "ReceiptOut",
    "ReceiptOutContent",
    "ReceiptRef",
    "RegistrationIn",
    "RegistrationOut",
    "ReplayOut",
    "Requirement",
    "RequirementCount",
    "RequirementCountByEconomy",
    "RequirementFinding",
    "ReservedFor",
    "Retrieved",
    "Revision",
    "RevisionKind",
    "Role",
    "Row",
    "SavedSearchIn",
    "SavedSearchOut",
    "SavedSearchPatch",
    "SchemeCount",
    "SchemeCountByEconomy",
    "SchemeProofOut",
    "SchemeShown",
    "ScoreOut",
    "SearchNetworkKindType0",
    "SearchSource",
    "SearchSourceStatus",
    "SearchSuppliersLeadTimeItem",
    "SearchSuppliersOwnershipItem",
    "SearchSuppliersSort",
    "SearchToldOut",
    "Section",
    "SectionsOut",
    "SettleIn",
    "Severity",
    "ShareOut",
    "SignOut",
    "SizeClass",
    "SizeOut",
    "SizeOutBasis",
    "Source",
    "SplitIn",
    "Stage",
    "StandingMatchOut",
    "StandingOut",
    "StandingScore",
    "Standings",
    "StartIn",
    "State",
    "Status",
    "StepOut",
    "Strategy",
    "Strength",
    "Subject",
    "SubjectType",
    "Suggestions",
    "SupplierEvidence",
    "SupplierHit",
    "SupplierIn",
    "SupplierOut",
    "SupplierPatch",
    "SupplierQuestion",
    "SupplierQuestionLeadTimeItem",
    "SupplierQuestionOwnershipItem",
    "SupplierSearchPage",
    "SupplierSearchPageFacets",
    "SupplierShown",
    "SupplierSummary",
    "UnknownCriterion",
    "UpdateOut",
    "UpdateOutKind",
    "UpdateOutStatus",
    "Verdict",
    "VerificationOut",
    "VersionOut",
    "Visibility",
    "VisibilityIn",
    "VisibilityOut",
    "WeighedClaim",
    "WithdrawalIn",
    "WithdrawalInState",
)
