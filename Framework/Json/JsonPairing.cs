namespace Framework.Json;

/// <summary>Finds a partner for as many as possible; who came first makes room for others where it can (augmenting paths).</summary>
internal static class JsonPairing
{
    /// <returns>The partner of each on the left, or -1, and who on the right is taken.</returns>
    internal static (int[] PartnerOf, bool[] IsTaken) Pair(int left, int right, Func<int, int, bool> fits)
    {
        var owner = Enumerable.Repeat(-1, right).ToArray();
        for (var i = 0; i < left; i++)
            TryPlace(i, owner, new bool[right], fits);
        var partnerOf = Enumerable.Repeat(-1, left).ToArray();
        for (var r = 0; r < right; r++)
        {
            if (owner[r] >= 0)
                partnerOf[owner[r]] = r;
        }

        return (partnerOf, [.. owner.Select(o => o >= 0)]);
    }

    private static bool TryPlace(int who, int[] owner, bool[] isTried, Func<int, int, bool> fits)
    {
        for (var r = 0; r < owner.Length; r++)
        {
            if (isTried[r] || !fits(who, r))
                continue;
            isTried[r] = true;
            if (owner[r] >= 0 && !TryPlace(owner[r], owner, isTried, fits))
                continue;
            owner[r] = who;
            return true;
        }

        return false;
    }
}
