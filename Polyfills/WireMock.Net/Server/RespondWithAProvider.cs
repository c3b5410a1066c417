using System.Globalization;
using System.Net;
using WireMock.Matchers.Request;
using WireMock.ResponseBuilders;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace WireMock.Server;

internal sealed class RespondWithAProvider(MappingStore mappings, IRequestMatcher requestMatcher, WireMockServerSettings settings) : IRespondWithAProvider
{
    private string? _title;
    private string? _description;
    private int _priority;
    private string? _scenario;
    private string? _whenState;
    private string? _nextState;
    private int _times = 1;
    private object? _data;
    private bool _disabled;

    public Guid Guid { get; private set; } = Guid.NewGuid();

    public IRespondWithAProvider WithGuid(Guid guid) => With(() => Guid = guid);

    public IRespondWithAProvider WithGuid(string guid) => WithGuid(Guid.Parse(guid));

    public IRespondWithAProvider WithTitle(string title) => With(() => _title = title);

    public IRespondWithAProvider WithDescription(string description) => With(() => _description = description);

    public IRespondWithAProvider AtPriority(int priority) => With(() => _priority = priority);

    public IRespondWithAProvider InScenario(string scenario) => With(() => _scenario = scenario);

    public IRespondWithAProvider InScenario(int scenario) => InScenario(scenario.ToString(CultureInfo.InvariantCulture));

    public IRespondWithAProvider WhenStateIs(string state)
    {
        NeedsScenario("WhenStateIs");
        return With(() => _whenState = state);
    }

    public IRespondWithAProvider WhenStateIs(int state) => WhenStateIs(state.ToString(CultureInfo.InvariantCulture));

    public IRespondWithAProvider WillSetStateTo(string state, int? times = 1)
    {
        NeedsScenario("WillSetStateTo");
        if (times is < 1) throw new ArgumentOutOfRangeException(nameof(times), times, "The number of answers must be at least 1.");
        return With(() => (_nextState, _times) = (state, times ?? 1));
    }

    public IRespondWithAProvider WillSetStateTo(int state, int? times = 1) => WillSetStateTo(state.ToString(CultureInfo.InvariantCulture), times);

    public IRespondWithAProvider WithData(object data) => With(() => _data = data);

    public IRespondWithAProvider WithIsDisabled(bool isDisabled) => With(() => _disabled = isDisabled);

    public void RespondWith(IResponseProvider provider) => mappings.Add(new Mapping(requestMatcher, provider, settings)
    {
        Guid = Guid,
        Order = mappings.NextOrder(),
        UpdatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
        Title = _title,
        Description = _description,
        Priority = _priority,
        Scenario = _scenario,
        ExecutionConditionState = _whenState,
        NextState = _nextState,
        TimesInSameState = _times,
        IsDisabled = _disabled,
        Data = _data,
    });

    public void ThenRespondWith(Action<IResponseBuilder> action)
    {
        var response = Response.Create();
        action(response);
        RespondWith(response);
    }

    public void ThenRespondWithOK() => RespondWith(Response.Create());

    public void ThenRespondWithStatusCode(int code) => RespondWith(Response.Create().WithStatusCode(code));

    public void ThenRespondWithStatusCode(string code) => RespondWith(Response.Create().WithStatusCode(code));

    public void ThenRespondWithStatusCode(HttpStatusCode code) => RespondWith(Response.Create().WithStatusCode(code));

    private RespondWithAProvider With(Action change)
    {
        change();
        return this;
    }

    private void NeedsScenario(string method)
    {
        if (string.IsNullOrEmpty(_scenario))
            throw new NotSupportedException($"{method} needs a scenario: call InScenario(\"…\") before it.");
    }
}
