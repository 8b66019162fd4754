"""The closed lists of mains power. Members compare equal to their text: ``answer.verdict == "works"``."""

from specconv.ground.value import Term


class Verdict(Term):
    """What to tell the customer, from best to worst; ``needs_transformer`` includes any adaptor."""

    WORKS = "works"
    WORKS_WITH_ADAPTER = "works_with_adapter"
    NEEDS_TRANSFORMER = "needs_transformer"
    DEPENDS = "depends"
    DO_NOT_USE = "do_not_use"


class Direct(Term):
    """What happens when it is simply plugged in, whatever the verdict, from best to worst."""

    OK = "ok"
    WEAK = "weak"
    FAILS = "fails"
    DESTROYS = "destroys"


class PlugStatus(Term):
    """Whether the plug goes into the socket-outlet, and safely."""

    FITS = "fits"
    FITS_UNEARTHED = "fits_unearthed"
    NEEDS_ADAPTER = "needs_adapter"
    UNSAFE = "unsafe"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class EarthingStatus(Term):
    """Whether the protective earth reaches the appliance."""

    OK = "ok"
    LOST = "lost"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"


class VoltageStatus(Term):
    """The supply against the rated voltage."""

    OK = "ok"
    WITHIN_TOLERANCE = "within_tolerance"
    WEAK = "weak"
    NEEDS_STEP_UP = "needs_step_up"
    NEEDS_STEP_DOWN = "needs_step_down"
    DESTROYS = "destroys"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class FrequencyStatus(Term):
    """The supply against the rated frequency, by load kind."""

    OK = "ok"
    IRRELEVANT = "irrelevant"
    OK_IF_RATED = "ok_if_rated"
    RUNS_SLOW = "runs_slow"
    RUNS_FAST = "runs_fast"
    UNSAFE = "unsafe"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class CurrentStatus(Term):
    """The amperes drawn against plug, socket-outlet and circuit."""

    OK = "ok"
    OVER = "over"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class EquipmentClass(Term):
    """Protection against electric shock, IEC 61140 / IEC 60335-1."""

    ZERO = "0"
    ZERO_ONE = "0I"
    ONE = "I"
    TWO = "II"
    THREE = "III"


class VoltageMode(Term):
    """How the rating plate gives several voltages."""

    SINGLE = "single"
    RANGE = "range"
    SWITCHABLE = "switchable"
    LISTED = "listed"
    SPLIT_PHASE = "split_phase"
    MULTI_PHASE = "multi_phase"


class Practice(Term):
    """Practices that are refused whatever the rest says (rules 0.2 line 1, I4, I5).

    ``unearthed_adapter`` alone goes by the equipment class: it is refused for I, 0 and 0I, and takes nothing away from
    class II (rules P2, E1, E2).
    """

    SHUTTER_DEFEATED = "shutter_defeated"
    PIN_BENT = "pin_bent"
    PIN_FILED = "pin_filed"
    PLUG_FORCED = "plug_forced"
    EARTH_PIN_REMOVED = "earth_pin_removed"
    UNEARTHED_ADAPTER = "unearthed_adapter"
    NON_COMPLIANT_CORD = "non_compliant_cord"
    STRIP_125V_ON_230V = "strip_125v_on_230v"
    SURGE_STRIP_AT_SEA = "surge_strip_at_sea"
    HEAT_ON_SHAVER_OUTLET = "heat_on_shaver_outlet"
    HEAVY_LOAD_ON_TRAVEL_ADAPTER = "heavy_load_on_travel_adapter"
    DAISY_CHAINED = "daisy_chained"
