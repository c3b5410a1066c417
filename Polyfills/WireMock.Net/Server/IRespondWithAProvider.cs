using System.Net;
using WireMock.ResponseBuilders;
using WireMock.ResponseProviders;

namespace WireMock.Server;

/// <summary>The second half of a mapping: when, and what is answered.</summary>
public interface IRespondWithAProvider
{
    /// <summary>The mapping's identity.</summary>
    Guid Guid { get; }

    /// <summary>This identity; a mapping with the same one is replaced.</summary>
    IRespondWithAProvider WithGuid(Guid guid);

    /// <summary>This identity; a mapping with the same one is replaced.</summary>
    IRespondWithAProvider WithGuid(string guid);

    /// <summary>A title for people.</summary>
    IRespondWithAProvider WithTitle(string title);

    /// <summary>A description for people.</summary>
    IRespondWithAProvider WithDescription(string description);

    /// <summary>Lower goes first; 0 unless said.</summary>
    IRespondWithAProvider AtPriority(int priority);

    /// <summary>Part of this scenario, in which one answer leads to the next.</summary>
    IRespondWithAProvider InScenario(string scenario);

    /// <summary>Part of this scenario, in which one answer leads to the next.</summary>
    IRespondWithAProvider InScenario(int scenario);

    /// <summary>Answers in this state of the scenario only.</summary>
    IRespondWithAProvider WhenStateIs(string state);

    /// <summary>Answers in this state of the scenario only.</summary>
    IRespondWithAProvider WhenStateIs(int state);

    /// <summary>After that many answers the scenario is in this state.</summary>
    IRespondWithAProvider WillSetStateTo(string state, int? times = 1);

    /// <summary>After that many answers the scenario is in this state.</summary>
    IRespondWithAProvider WillSetStateTo(int state, int? times = 1);

    /// <summary>Anything of the user's.</summary>
    IRespondWithAProvider WithData(object data);

    /// <summary>Out of action, if true.</summary>
    IRespondWithAProvider WithIsDisabled(bool isDisabled);

    /// <summary>Adds the mapping, with this answer.</summary>
    void RespondWith(IResponseProvider provider);

    /// <summary>Adds the mapping, with the answer that the action builds.</summary>
    void ThenRespondWith(Action<IResponseBuilder> action);

    /// <summary>Adds the mapping; it answers 200.</summary>
    void ThenRespondWithOK();

    /// <summary>Adds the mapping; it answers this status.</summary>
    void ThenRespondWithStatusCode(int code);

    /// <summary>Adds the mapping; it answers this status.</summary>
    void ThenRespondWithStatusCode(string code);

    /// <summary>Adds the mapping; it answers this status.</summary>
    void ThenRespondWithStatusCode(HttpStatusCode code);
}
