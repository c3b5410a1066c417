namespace Framework.Evidence;

/// <summary>What a failure is to be blamed on.</summary>
public enum CauseKind
{
    /// <summary>The system under test misbehaved.</summary>
    Product,

    /// <summary>The scenario or its step definitions are wrong.</summary>
    Test,

    /// <summary>Test data could not be made.</summary>
    Data,

    /// <summary>Database, port, tool, disk.</summary>
    Infrastructure,

    /// <summary>The system sent a vendor something that the vendor refuses.</summary>
    VendorContract,
}
