namespace Framework.Contract;

/// <summary>What an answer means that the system's own OpenAPI document does not declare, or a request that was taken although it does not.</summary>
public enum ContractRule
{
    /// <summary>Nobody looks; the document is not read.</summary>
    Off,

    /// <summary>A suspect for the report. For a document that is yet to be put right.</summary>
    Suspect,

    /// <summary>The scenario fails, as the product's fault; and the suspect is in the report, too.</summary>
    Fail,
}
