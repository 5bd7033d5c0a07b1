//! A member's way: enrol a key, check the folder, submit the plan.

use anyhow::{Context as _, bail};
use tillit_client::connection::{Connection, ReportedFinding, Status, TokenError};
use tillit_client::folder::Folder;
use tillit_client::plan::Plan;
use tillit_client::{
    Knowledge, Subject, SubmitError, check, enrol as send_key, submit as send_plan,
};
use tillit_model::{Clock as _, Language, Level, OrganisationNumber};
use tillit_signing::{Signer as _, SoftwareKey, key_file};

use super::folder::DemoFolder;
use super::operators::Operators;
use super::parties::{Brings, Party};
use super::teller::Teller;
use crate::SystemClock;

/// Invites, enrols and approves the key of an organisation, as far as that was not done before. Gives whether the key can be used: whoever tries the demo may have revoked it.
pub(crate) fn enrol(
    folder: &DemoFolder,
    connection: &Connection,
    operators: &Operators,
    party: &Party,
    teller: &mut Teller,
) -> anyhow::Result<bool> {
    let (number, key) = identity(folder, party)?;
    match authenticated(connection, &number, &key) {
        Ok(_) => return Ok(true),
        Err(TokenError::Request(error))
            if error.problem().is_some_and(|p| p.code == "key_revoked") =>
        {
            teller.step(
                &format!("{}: nyckeln är återkallad och får vila", party.name),
                &format!("{}: its key is revoked and is left alone", party.name),
            );
            return Ok(false);
        }
        Err(_) => {}
    }
    let fingerprint = key.public_key().fingerprint();
    let waiting = operators.pending()?.into_iter().find(|item| {
        let enrolment = item.enrolment.as_ref();
        enrolment.is_some_and(|waiting| waiting.key_id == *key.public_key().key_id())
    });
    let id = match waiting {
        Some(item) => item.id,
        None => {
            let invited = operators.invite(party)?;
            send_key(connection, &number, &invited.code, &key, SystemClock.now())?.id
        }
    };
    operators.approve_key(&id, &fingerprint)?;
    teller.step(
        &format!(
            "{} ({}) är ansluten: två operatörer har jämfört nyckeln {fingerprint}",
            party.name, party.number
        ),
        &format!(
            "{} ({}) is enrolled: two operators compared its key {fingerprint}",
            party.name, party.number
        ),
    );
    Ok(true)
}

/// Checks the folder, submits what differs from the registry, and has it approved. Gives how many documents the folder holds.
pub(crate) fn submit(
    folder: &DemoFolder,
    connection: &Connection,
    operators: &Operators,
    party: &Party,
    teller: &mut Teller,
) -> anyhow::Result<usize> {
    let (number, key) = identity(folder, party)?;
    let connection = authenticated(connection, &number, &key)?;
    if let Some(waiting) = connection.submissions(Some(Status::Pending))?.first() {
        operators.approve(&waiting.id)?;
    }
    let sources = Folder::read(&folder.party(party))?;
    let now = SystemClock.now();
    let judged = check(&sources, Knowledge::Online(&connection), now)?;
    for source in &judged {
        let errors = source
            .findings
            .iter()
            .filter(|f| f.finding.level == Level::Error);
        if let Some(error) = errors.into_iter().next() {
            bail!(
                "{}:{}:{} breaks rule {}",
                source.source.path.display(),
                error.position.line,
                error.position.column,
                error.finding.rule
            );
        }
    }
    let plan = Plan::make(&sources, &connection, &number, &[])?;
    let documents = sources.documents().count();
    if plan.is_empty() {
        return Ok(documents);
    }
    let receipt = send_plan(&connection, &plan, &key, now).map_err(with_findings)?;
    operators
        .approve(&receipt.id)
        .context("the operators' review")?;
    let what = if party.brings.contains(&Brings::AttributeLists) {
        ("attributlistor", "attribute lists")
    } else {
        ("metadata", "metadata")
    };
    teller.step(
        &format!(
            "{}: {} dokument med {} inskickade, granskade och godkända av två",
            party.name,
            plan.changes.len(),
            what.0
        ),
        &format!(
            "{}: {} documents with {} submitted, reviewed and approved by two",
            party.name,
            plan.changes.len(),
            what.1
        ),
    );
    Ok(documents)
}

/// A refusal with what the rules said, place by place.
fn with_findings(error: SubmitError) -> anyhow::Error {
    let SubmitError::Request(request) = &error else {
        return error.into();
    };
    let errors = request.problem().map(|problem| problem.errors.as_slice());
    let said: Vec<String> = ReportedFinding::read_all(errors.unwrap_or_default())
        .iter()
        .map(|finding| {
            let message = finding.message.get(Language::En);
            format!("\n  {} at {}: {message}", finding.rule, finding.pointer)
        })
        .collect();
    anyhow::anyhow!("{error}{}", said.concat())
}

fn identity(
    folder: &DemoFolder,
    party: &Party,
) -> anyhow::Result<(OrganisationNumber, SoftwareKey)> {
    let number = OrganisationNumber::parse(party.number)?;
    let key = key_file::read(&folder.party(party).join("key.pem"), None)?;
    Ok((number, key))
}

fn authenticated(
    connection: &Connection,
    number: &OrganisationNumber,
    key: &SoftwareKey,
) -> Result<Connection, TokenError> {
    let subject = Subject::Organisation(number.clone());
    connection.authenticate(subject, key, SystemClock.now())
}
