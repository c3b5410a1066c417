using Microsoft.AspNetCore.Mvc;
using SystemUnderTest.Http;

namespace SystemUnderTest.Invoices;

/// <summary>Which invoices somebody wants, and in which order. Invoices of the same date come by their numbers, whichever way the dates go.</summary>
internal sealed record InvoiceSelection(string? Status, string? Sort)
{
    private static readonly string[] Orders = ["created_at", "-created_at", "due_date", "-due_date"];

    public Validation Check() => new Validation()
        .Require("status", Status is null || InvoiceStatus.All.Contains(Status, StringComparer.Ordinal), $"must be one of {string.Join(", ", InvoiceStatus.All)}")
        .Require("sort", Sort is null || Orders.Contains(Sort, StringComparer.Ordinal), $"must be one of {string.Join(", ", Orders)}");

    public IQueryable<Invoice> Filter(IQueryable<Invoice> invoices) => Status is null ? invoices : invoices.Where(i => i.Status == Status);

    public IQueryable<Invoice> Order(IQueryable<Invoice> invoices) => (Sort switch
    {
        "-created_at" => invoices.OrderByDescending(i => i.CreatedAt),
        "due_date" => invoices.OrderBy(i => i.DueDate),
        "-due_date" => invoices.OrderByDescending(i => i.DueDate),
        _ => invoices.OrderBy(i => i.CreatedAt),
    }).ThenBy(i => i.Number);
}

/// <summary>Which part of a list somebody wants.</summary>
internal sealed record PageRequest(int? Page, [FromQuery(Name = "page_size")] int? PageSize)
{
    private const int LastPage = 1_000_000;
    private const int DefaultSize = 50;
    private const int LargestSize = 200;

    public int Skip => ((Page ?? 1) - 1) * Take;

    public int Take => PageSize ?? DefaultSize;

    public void Check(Validation validation) => validation
        .Require("page", Page is null or (>= 1 and <= LastPage), $"must be between 1 and {LastPage}")
        .Require("page_size", PageSize is null or (>= 1 and <= LargestSize), $"must be between 1 and {LargestSize}")
        .ThrowIfAny();
}
