using System.Text;
using System.Text.Json;
using Framework.Contract;
using Framework.Evidence;
using Framework.Tracing;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

/// <summary>Answers against an OpenAPI document, with no system at all.</summary>
internal sealed class ContractTests
{
    private const string Document = """
        { "openapi": "3.1.1", "info": { "title": "Tea", "version": "1" }, "servers": [{ "url": "https://tea.example.test/v2" }],
          "paths": {
            "/teas": {
              "get": { "operationId": "list-teas", "responses": { "200": { "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Tea" } } } } } } },
              "post": { "operationId": "add-tea", "requestBody": { "$ref": "#/components/requestBodies/NewTea" }, "responses": { "201": { "$ref": "#/components/responses/Made" }, "4XX": { "content": { "application/problem+json": {} } } } } },
            "/teas/{id}": {
              "get": { "operationId": "get-tea", "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Tea" } } } }, "404": { "content": { "application/problem+json": {} } } } },
              "patch": { "operationId": "change-tea", "requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": { "grams": { "type": "integer" } } } }, "text/*": {} } }, "responses": { "2XX": {}, "409": {} } },
              "delete": { "responses": { "204": {} } } },
            "/teas/best": { "get": { "operationId": "best-tea", "responses": { "200": { "content": { "text/*": {} } }, "default": {} } } } },
          "components": {
            "requestBodies": { "NewTea": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewTea" } } } } },
            "responses": { "Made": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Tea" } } } } },
            "schemas": {
              "NewTea": { "type": "object", "required": ["name"], "properties": {
                "name": { "type": "string", "maxLength": 6 }, "grams": { "type": "integer" }, "picked": { "type": "string", "format": "date" }, "token": { "type": "string", "format": "uuid" } } },
              "Tea": { "type": "object", "required": ["id", "name", "grams"], "additionalProperties": false, "properties": {
                "id": { "type": "string", "format": "uuid" }, "name": { "type": ["null", "string"] }, "grams": { "type": "integer", "format": "int32", "minimum": 1 },
                "kind": { "enum": ["green", "black"] }, "picked": { "type": "string", "format": "date-time" }, "token": { "type": "string", "format": "uuid" },
                "origin": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Place" }] }, "blend": { "type": "array", "items": { "$ref": "#/components/schemas/Tea" } },
                "tags": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 3 } } } },
              "Place": { "type": "object", "required": ["country"], "properties": { "country": { "type": "string", "pattern": "^[A-Z]{2}$" } } } } } }
        """;

    private const string Id = "\"id\": \"0198a6a0-0000-7000-8000-000000000001\"";

    private readonly ApiContract contract = new(ApiDocument.Parse(Document), "/openapi.json", ContractRule.Fail);

    [TestCase($$"""{ {{Id}}, "name": "Oolong", "grams": 100 }""")]
    [TestCase($$"""{ {{Id}}, "name": null, "grams": 100.0, "kind": "green", "picked": "2026-01-12T09:00:00+03:00", "origin": null, "tags": { "a": "bcd" } }""")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "origin": { "country": "CN", "region": "Fujian" }, "blend": [{ {{Id}}, "name": "y", "grams": 2, "blend": [] }] }""")]
    public void What_fits_is_no_breach(string body) => Get("/teas/7", 200, body).ShouldBeNull();

    [TestCase($$"""{ "id": 7, "name": "x", "grams": 1 }""", "$.id: declared as string, answered 7")]
    [TestCase($$"""{ "id": "seven", "name": "x", "grams": 1 }""", "$.id: declared as uuid, answered \"seven\"")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": "1" }""", "$.grams: declared as integer, answered \"1\"")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1.5 }""", "$.grams: declared as integer, answered 1.5")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 3000000000 }""", "$.grams: declared as int32, answered 3000000000")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 0 }""", "$.grams: declared as at least 1, answered 0")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": null }""", "$.grams: declared as integer, answered null")]
    [TestCase($$"""{ {{Id}}, "grams": 1 }""", "$: the declared property name is missing")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "gramms": 2 }""", "$: the property gramms is not declared")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "kind": "white" }""", "$.kind: declared as one of \"green\", \"black\", answered \"white\"")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "picked": "2026-01-12T09:00:00" }""", "$.picked: declared as date-time, answered \"2026-01-12T09:00:00\"")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "origin": { "country": "China" } }""", "$.origin.country: declared as text like ^[A-Z]{2}$, answered \"China\"")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "origin": 7 }""", "$.origin: declared as object, answered 7")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "blend": [{ {{Id}}, "name": "y", "grams": 2 }, { {{Id}}, "name": 5, "grams": 2 }] }""", "$.blend[1].name: declared as string or null, answered 5")]
    [TestCase($$"""{ {{Id}}, "name": "x", "grams": 1, "tags": { "a": "bcde" } }""", "$.tags.a: declared with at most 3 characters, answered with 4")]
    [TestCase("[]", "$: declared as object, answered an array")]
    [TestCase("{ \"id\"", "what is no JSON: ")]
    [TestCase("", "no body, where application/json is declared")]
    public void What_does_not_fit_is_named_with_its_path(string body, string said)
    {
        var breach = Get("/teas/7", 200, body).ShouldNotBeNull();
        breach.Kind.ShouldBe("contract-mismatch");
        breach.Detail.ShouldStartWith($"GET /teas/{{id}} (get-tea) answered 200 with {said}");
    }

    [Test]
    public void A_secret_that_does_not_fit_is_not_shown() =>
        Get("/teas/7", 200, $$"""{ {{Id}}, "name": "x", "grams": 1, "token": "hunter2" }""").ShouldNotBeNull().Detail.ShouldEndWith("$.token: declared as uuid");

    [Test]
    public void Another_type_of_body_than_the_declared_one_is_a_breach()
    {
        Get("/teas/7", 200, "<p>", "text/html; charset=utf-8").ShouldNotBeNull().Detail.ShouldEndWith("with text/html, where application/json is declared");
        Answer("DELETE", "/teas/7", 204, "gone", "text/plain").ShouldNotBeNull().Detail.ShouldEndWith("with a body of text/plain, where none is declared");
        Get("/teas/best", 200, "Oolong", "text/plain").ShouldBeNull();
    }

    [Test]
    public void A_status_that_is_not_declared_is_a_breach()
    {
        var breach = Get("/teas/7", 409, "{}", "application/problem+json").ShouldNotBeNull();
        breach.Kind.ShouldBe("undeclared-answer");
        breach.Detail.ShouldBe("GET /teas/{id} (get-tea) answered 409; /openapi.json declares 200, 404");
        Answer("DELETE", "/teas/7", 500, "", null).ShouldNotBeNull().Detail.ShouldBe("DELETE /teas/{id} answered 500; /openapi.json declares 204");
    }

    [Test]
    public void Ranges_and_defaults_declare_as_well()
    {
        Answer("POST", "/teas", 422, "{}", "application/problem+json").ShouldBeNull();
        Answer("POST", "/teas", 500, "{}", "application/problem+json").ShouldNotBeNull().Kind.ShouldBe("undeclared-answer");
        Get("/teas/best", 418, "").ShouldBeNull();
        Answer("POST", "/teas", 201, "{}").ShouldNotBeNull().Detail.ShouldEndWith("the declared property id is missing");
    }

    [Test]
    public void An_operation_that_the_document_does_not_have_is_a_breach_unless_there_is_nothing()
    {
        var breach = Answer("PUT", "/teas/7", 200, "{}").ShouldNotBeNull();
        (breach.Kind, breach.Detail).ShouldBe(("undeclared-operation", "PUT /teas/7 answered 200, and /openapi.json has no such operation"));
        Answer("PUT", "/teas/7", 405, "").ShouldBeNull();
        Get("/coffees", 404, "").ShouldBeNull();
        Get("/openapi.json", 200, "{}").ShouldBeNull();
    }

    [Test]
    public void Paths_without_parameters_come_first_and_those_below_the_servers_own_count_as_well()
    {
        var counted = new ApiContract(ApiDocument.Parse(Document), "/openapi.json", ContractRule.Fail);
        foreach (var path in new[] { "/teas/best", "/teas/7/", "/v2/teas/7" })
            counted.Examine(Seen("GET", path, 404, "{}", "application/problem+json"));
        counted.Uses.Select(u => $"{u.Name} {string.Join(", ", u.Answers.Select(a => $"{a.Times}x{a.Status}"))}").ShouldBe(["list-teas ", "add-tea ", "get-tea 2x404", "change-tea ", " ", "best-tea 1x404"]);
    }

    [Test]
    public void A_body_that_nobody_read_is_compared_with_nothing() =>
        contract.Examine(new SeenAnswer(new EvidenceBucket(), default, "GET", "/teas/7", 200, "application/json", null)).ShouldBeNull();

    [TestCase("""{ "name": "Oolong" }""")]
    [TestCase("""{ "name": "Oolong", "grams": 5.0, "picked": "2026-01-12", "note": "more than is declared" }""")]
    public void A_request_that_fits_is_no_breach(string body) => Sent("POST", "/teas", 201, body).ShouldBeNull();

    [TestCase("""{ "name": 7 }""", "$.name: declared as string, sent 7")]
    [TestCase("""{ "name": "Earl Grey" }""", "$.name: declared with at most 6 characters, sent with 9")]
    [TestCase("""{ "name": "x", "grams": "1" }""", "$.grams: declared as integer, sent \"1\"")]
    [TestCase("""{ "name": "x", "picked": "today" }""", "$.picked: declared as date, sent \"today\"")]
    [TestCase("""{ "grams": 1 }""", "$: the declared property name is missing")]
    [TestCase("""{ "name": "x", "token": "hunter2" }""", "$.token: declared as uuid")]
    [TestCase("[]", "$: declared as object, sent an array")]
    [TestCase("", "no body, where application/json is declared")]
    public void A_request_that_was_taken_although_it_does_not_fit_is_named_with_its_path(string body, string said)
    {
        var breach = Sent("POST", "/teas", 201, body).ShouldNotBeNull();
        (breach.Kind, breach.Detail).ShouldBe(("contract-mismatch", $"POST /teas (add-tea) answered 201 to a request with {said}"));
    }

    [TestCase(400)]
    [TestCase(409)]
    [TestCase(500)]
    public void A_request_that_was_refused_may_be_as_wrong_as_it_likes(int status) => Sent("POST", "/teas", status, "[]", "text/html").ShouldBeNull();

    [Test]
    public void A_request_of_another_type_than_the_declared_ones_is_a_breach_once_it_was_taken()
    {
        Sent("POST", "/teas", 201, "name=x", "application/x-www-form-urlencoded").ShouldNotBeNull().Detail.ShouldEndWith("to a request with application/x-www-form-urlencoded, where application/json is declared");
        Sent("DELETE", "/teas/7", 204, "now", "text/plain").ShouldNotBeNull().Detail.ShouldEndWith("to a request with a body of text/plain, where none is declared");
        Sent("PATCH", "/teas/7", 202, "more", "text/plain; charset=utf-8").ShouldBeNull();
        Sent("PATCH", "/teas/7", 202, """{ "grams": true }""", "application/json; charset=utf-8").ShouldNotBeNull().Detail.ShouldEndWith("$.grams: declared as integer, sent true");
    }

    [Test]
    public void A_request_may_have_no_body_unless_one_is_required()
    {
        Sent("PATCH", "/teas/7", 200, "", null).ShouldBeNull();
        Sent("DELETE", "/teas/7", 204, "", null).ShouldBeNull();
        Sent("PUT", "/nowhere", 200, "{}").ShouldBeNull();
    }

    [Test]
    public void Words_that_are_not_checked_are_named_once()
    {
        var document = new ApiContract(ApiDocument.Parse(Document.Replace("\"pattern\"", "\"propertyNames\": {}, \"if\": {}, \"x-note\": 1, \"pattern\"", StringComparison.Ordinal)), "/openapi.json", ContractRule.Suspect);
        document.Unchecked().ShouldNotBeNull().Detail.ShouldBe("/openapi.json uses if, propertyNames, which the contract check does not know");
        document.Unchecked().ShouldBeNull();
        contract.Unchecked().ShouldBeNull();
    }

    [TestCase("[]", "Expected an OpenAPI document")]
    [TestCase("{", "Expected an OpenAPI document as JSON: ")]
    [TestCase("{ \"swagger\": \"2.0\", \"paths\": {} }", "Expected an OpenAPI document of version 3")]
    [TestCase("{ \"openapi\": \"3.0.0\", \"paths\": { \"/a\": { \"get\": { \"responses\": { \"200\": { \"content\": { \"application/json\": { \"schema\": { \"$ref\": \"#/components/schemas/A\" } } } } } } } } }", "The document refers to #/components/schemas/A, which it does not have.")]
    [TestCase("{ \"openapi\": \"3.0.0\", \"paths\": { \"/a\": { \"get\": { \"responses\": { \"200\": { \"content\": { \"application/json\": { \"schema\": { \"type\": \"strng\" } } } } } } } } }", "a schema of type 'strng'")]
    public void What_is_no_document_says_why(string text, string said) => Should.Throw<InvalidDataException>(() => ApiDocument.Parse(text)).Message.ShouldContain(said);

    [Test]
    public void Version_3_0_says_in_its_own_way_that_a_value_may_be_null()
    {
        var old = new ApiContract(
            ApiDocument.Parse("""{ "openapi": "3.0.3", "paths": { "/a": { "get": { "responses": { "200": { "content": { "application/json": { "schema": { "type": "string", "nullable": true, "maxLength": 2 } } } } } } } } }"""), "/o", ContractRule.Fail);
        foreach (var (body, fits) in new[] { ("null", true), ("\"ab\"", true), ("\"abc\"", false), ("1", false) })
            (old.Examine(Seen("GET", "/a", 200, body, "application/json")) is null).ShouldBe(fits, body);
    }

    [Test]
    public void A_value_that_fits_two_of_which_one_is_allowed_does_not_fit()
    {
        var schema = new SchemaReader(JsonDocument.Parse("{}").RootElement).Read(JsonDocument.Parse("""{ "oneOf": [{ "type": "integer" }, { "type": "number" }] }""").RootElement);
        SchemaCheck.Compare(JsonDocument.Parse("1.5").RootElement, schema).ShouldBeNull();
        SchemaCheck.Compare(JsonDocument.Parse("1").RootElement, schema).ShouldNotBeNull().What.ShouldBe("declared as exactly one of 2 alternatives, of which 2 fit");
    }

    private Suspect? Get(string path, int status, string body, string? type = "application/json") => Answer("GET", path, status, body, type);

    private Suspect? Answer(string method, string path, int status, string body, string? type = "application/json") => contract.Examine(Seen(method, path, status, body, type));

    private Suspect? Sent(string method, string path, int status, string body, string? type = "application/json") =>
        contract.ExamineRequest(Seen(method, path, status, "", null) with { SentType = type, SentBody = Encoding.UTF8.GetBytes(body) });

    private static SeenAnswer Seen(string method, string path, int status, string body, string? type) =>
        new(new EvidenceBucket(), default, method, path, status, type, Encoding.UTF8.GetBytes(body));
}
