"""Contains all the data models used in inputs/outputs"""

from .account_out import AccountOut
from .annotation import Annotation
from .ask_out import AskOut
from .assessment_level import AssessmentLevel
from .assessor_level import AssessorLevel
from .barrier import Barrier
from .capacity import Capacity
from .capacity_out import CapacityOut
from .capacity_per import CapacityPer
from .case_change import CaseChange
from .case_in import CaseIn
from .center_brief import CenterBrief
from .center_out import CenterOut
from .center_out_status import CenterOutStatus
from .certificate_in import CertificateIn
from .certificate_out import CertificateOut
from .claim import Claim
from .claim_in import ClaimIn
from .claim_out import ClaimOut
from .comparator import Comparator
from .decision_out import DecisionOut
from .decision_out_kind import DecisionOutKind
from .draft import Draft
from .draft_kind import DraftKind
from .endorsement import Endorsement
from .enterprise_in import EnterpriseIn
from .enterprise_out import EnterpriseOut
from .evidence import Evidence
from .evidence_kind import EvidenceKind
from .evidence_out import EvidenceOut
from .evidence_out_kind import EvidenceOutKind
from .evidence_strength import EvidenceStrength
from .excluded_out import ExcludedOut
from .facet_value import FacetValue
from .field_error import FieldError
from .hs_reference import HsReference
from .hs_reference_vintage import HsReferenceVintage
from .initiative_change import InitiativeChange
from .initiative_in import InitiativeIn
from .initiative_out import InitiativeOut
from .initiative_out_status import InitiativeOutStatus
from .issued_key import IssuedKey
from .key_out import KeyOut
from .key_request import KeyRequest
from .kind import Kind
from .knowledge_case_out import KnowledgeCaseOut
from .knowledge_case_out_status import KnowledgeCaseOutStatus
from .knowledge_standing import KnowledgeStanding
from .leg import Leg
from .link import Link
from .link_out import LinkOut
from .list_cases_status import ListCasesStatus
from .list_centers_status_type_0 import ListCentersStatusType0
from .list_initiatives_status import ListInitiativesStatus
from .list_updates_kind_type_0 import ListUpdatesKindType0
from .list_updates_status import ListUpdatesStatus
from .match_list_out import MatchListOut
from .match_out import MatchOut
from .matched_supplier import MatchedSupplier
from .matchmaking_case_out import MatchmakingCaseOut
from .matchmaking_standing import MatchmakingStanding
from .need_in import NeedIn
from .need_out import NeedOut
from .network_hit import NetworkHit
from .network_search import NetworkSearch
from .network_search_facets import NetworkSearchFacets
from .new_editor import NewEditor
from .nomination import Nomination
from .opening import Opening
from .origin import Origin
from .page_case_out import PageCaseOut
from .page_center_out import PageCenterOut
from .page_initiative_out import PageInitiativeOut
from .page_key_out import PageKeyOut
from .page_need_out import PageNeedOut
from .page_supplier_summary import PageSupplierSummary
from .page_update_out import PageUpdateOut
from .period import Period
from .place import Place
from .place_out import PlaceOut
from .preference import Preference
from .preference_finding import PreferenceFinding
from .problem import Problem
from .product_in import ProductIn
from .product_out import ProductOut
from .publication import Publication
from .quantity import Quantity
from .quantity_out import QuantityOut
from .reason import Reason
from .requirement import Requirement
from .requirement_finding import RequirementFinding
from .revision import Revision
from .revision_kind import RevisionKind
from .score_out import ScoreOut
from .search_hit import SearchHit
from .search_network_kind_type_0 import SearchNetworkKindType0
from .search_page import SearchPage
from .search_page_facets import SearchPageFacets
from .search_source import SearchSource
from .search_source_status import SearchSourceStatus
from .search_suppliers_sort import SearchSuppliersSort
from .size_class import SizeClass
from .source import Source
from .stage import Stage
from .status import Status
from .strategy import Strategy
from .strength import Strength
from .subject_type import SubjectType
from .supplier_hit import SupplierHit
from .supplier_in import SupplierIn
from .supplier_out import SupplierOut
from .supplier_patch import SupplierPatch
from .supplier_search_page import SupplierSearchPage
from .supplier_search_page_facets import SupplierSearchPageFacets
from .supplier_summary import SupplierSummary
from .update_out import UpdateOut
from .update_out_kind import UpdateOutKind
from .update_out_status import UpdateOutStatus

__all__ = (
    "AccountOut",
    "Annotation",
    "AskOut",
    "AssessmentLevel",
    "AssessorLevel",
    "Barrier",
    "Capacity",
    "CapacityOut",
    "CapacityPer",
    "CaseChange",
    "CaseIn",
    "CenterBrief",
    "CenterOut",
    "CenterOutStatus",
    "CertificateIn",
    "CertificateOut",
    "Claim",
    "ClaimIn",
    "ClaimOut",
    "Comparator",
    "DecisionOut",
    "DecisionOutKind",
    "Draft",
    "DraftKind",
    "Endorsement",
    "EnterpriseIn",
    "EnterpriseOut",
    "Evidence",
    "EvidenceKind",
    "EvidenceOut",
    "EvidenceOutKind",
    "EvidenceStrength",
    "ExcludedOut",
    "FacetValue",
    "FieldError",
    "HsReference",
    "HsReferenceVintage",
    "InitiativeChange",
    "InitiativeIn",
    "InitiativeOut",
    "InitiativeOutStatus",
    "IssuedKey",
    "KeyOut",
    "KeyRequest",
    "Kind",
    "KnowledgeCaseOut",
    "KnowledgeCaseOutStatus",
    "KnowledgeStanding",
    "Leg",
    "Link",
    "LinkOut",
    "ListCasesStatus",
    "ListCentersStatusType0",
    "ListInitiativesStatus",
    "ListUpdatesKindType0",
    "ListUpdatesStatus",
    "MatchListOut",
    "MatchOut",
    "MatchedSupplier",
    "MatchmakingCaseOut",
    "MatchmakingStanding",
    "NeedIn",
    "NeedOut",
    "NetworkHit",
    "NetworkSearch",
    "NetworkSearchFacets",
    "NewEditor",
    "Nomination",
    "Opening",
    "Origin",
    "PageCaseOut",
    "PageCenterOut",
    "PageInitiativeOut",
    "PageKeyOut",
    "PageNeedOut",
    "PageSupplierSummary",
    "PageUpdateOut",
    "Period",
    "Place",
    "PlaceOut",
    "Preference",
    "PreferenceFinding",
    "Problem",
    "ProductIn",
    "ProductOut",
    "Publication",
    "Quantity",
    "QuantityOut",
    "Reason",
    "Requirement",
    "RequirementFinding",
    "Revision",
    "RevisionKind",
    "ScoreOut",
    "SearchHit",
    "SearchNetworkKindType0",
    "SearchPage",
    "SearchPageFacets",
    "SearchSource",
    "SearchSourceStatus",
    "SearchSuppliersSort",
    "SizeClass",
    "Source",
    "Stage",
    "Status",
    "Strategy",
    "Strength",
    "SubjectType",
    "SupplierHit",
    "SupplierIn",
    "SupplierOut",
    "SupplierPatch",
    "SupplierSearchPage",
    "SupplierSearchPageFacets",
    "SupplierSummary",
    "UpdateOut",
    "UpdateOutKind",
    "UpdateOutStatus",
)
