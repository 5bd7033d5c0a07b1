use tillit_testkit::postgres::Database;
use tokio_postgres::{Client, Error, NoTls};

#[test]
fn a_database_is_empty_and_a_tests_own() {
    let [one, other] = [Database::create("kit"), Database::create("kit")];

    with(one.url(), |client| async move {
        client.batch_execute("CREATE TABLE mark (x int)").await
    })
    .unwrap();

    let mark = "SELECT count(*) FROM pg_tables WHERE tablename = 'mark'";
    let count = with(other.url(), |client| async move {
        client.query_one(mark, &[]).await
    })
    .unwrap();
    assert_eq!(count.get::<_, i64>(0), 0);
}

#[test]
fn a_database_is_gone_after_the_test_even_when_it_is_in_use() {
    let database = Database::create("kit");
    let url = database.url().to_owned();

    with(&url, |client| async move {
        drop(database);
        client.batch_execute("SELECT 1").await
    })
    .unwrap_err();

    let gone = with(&url, |client| async move {
        client.batch_execute("SELECT 1").await
    });
    assert!(gone.is_err());
}

/// Runs `work` over a connection to `url`.
fn with<T, F>(url: &str, work: impl FnOnce(Client) -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        work(client).await
    })
}
